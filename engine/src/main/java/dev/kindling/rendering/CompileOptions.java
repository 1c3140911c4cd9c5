package dev.kindling.rendering;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may add to a compile.
 *
 * @param templates a StringTemplate group of the user's own, whose templates and regions come
 *     before those of {@code templates/dag.stg}; null for none
 * @param plugins a folder of jars in which operator factories are looked up; null for none
 * @param syntax what a Python parser has to say against a source; nothing when it can be parsed.
 *     Rendering does not know the parser, so the caller brings it
 * @param withData whether the project archive takes the folder {@code data} along
 * @param output the folder that is written to, which the project archive leaves out; null for none
 * @param confSource the configuration's folder that was named, relative to the project's; null
 *     where none was
 * @param params the runtime parameters that were planned with
 */
public record CompileOptions(
    @Nullable Path templates,
    @Nullable Path plugins,
    Function<String, Optional<String>> syntax,
    boolean withData,
    @Nullable Path output,
    @Nullable String confSource,
    Map<String, String> params) {

  public CompileOptions {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  /** With nothing to tell a run. */
  public CompileOptions(
      @Nullable Path templates,
      @Nullable Path plugins,
      Function<String, Optional<String>> syntax,
      boolean withData,
      @Nullable Path output) {
    this(templates, plugins, syntax, withData, output, null, Map.of());
  }

  /** The same with what a run is told of its configuration. */
  public CompileOptions withRun(@Nullable String source, Map<String, String> parameters) {
    return new CompileOptions(templates, plugins, syntax, withData, output, source, parameters);
  }

  /** Nothing out of the ordinary, and no parser. */
  public static final CompileOptions NONE =
      new CompileOptions(null, null, source -> Optional.empty(), false, null, null, Map.of());
}
