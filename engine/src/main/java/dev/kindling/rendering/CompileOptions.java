package dev.kindling.rendering;

import java.nio.file.Path;
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
 */
public record CompileOptions(
    @Nullable Path templates,
    @Nullable Path plugins,
    Function<String, Optional<String>> syntax,
    boolean withData,
    @Nullable Path output) {

  /** Nothing out of the ordinary, and no parser. */
  public static final CompileOptions NONE =
      new CompileOptions(null, null, source -> Optional.empty(), false, null);
}
