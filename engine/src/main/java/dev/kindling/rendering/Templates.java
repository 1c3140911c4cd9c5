package dev.kindling.rendering;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.rendering.escape.ShellCode;
import dev.kindling.rendering.escape.ShellText;
import dev.kindling.rendering.python.PythonCode;
import dev.kindling.rendering.python.PythonLiteral;
import dev.kindling.rendering.python.TemplateValue;
import java.lang.reflect.RecordComponent;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stringtemplate.v4.Interpreter;
import org.stringtemplate.v4.ModelAdaptor;
import org.stringtemplate.v4.ST;
import org.stringtemplate.v4.STErrorListener;
import org.stringtemplate.v4.STGroup;
import org.stringtemplate.v4.STGroupFile;
import org.stringtemplate.v4.compiler.CompiledST;
import org.stringtemplate.v4.compiler.STException;
import org.stringtemplate.v4.misc.ErrorType;
import org.stringtemplate.v4.misc.STCompiletimeMessage;
import org.stringtemplate.v4.misc.STMessage;
import org.stringtemplate.v4.misc.STNoSuchPropertyException;

/**
 * A group of templates, strict: an attribute that is not there, a property that is misspelt, a
 * format that nobody knows end the rendering with one message instead of leaving a hole in the
 * output.
 *
 * <p>Nothing is written unescaped by accident. {@link TemplateValue}s become Python literals,
 * {@link PythonCode} is written as it is, and a bare text is refused unless the template names a
 * format.
 */
final class Templates {

  private static final char OPEN = '«';
  private static final char CLOSE = '»';
  private static final Pattern PLACED = Pattern.compile("[^:]*?(\\d+):-?\\d+:? (.*)");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final STGroup group;
  private final Origin origin;

  private Templates(STGroup group, Origin origin) {
    this.group = group;
    this.origin = origin;
    group.setListener(new Strict(group, origin));
    group.registerModelAdaptor(Record.class, new Components());
  }

  /** A group of our own, by its file below {@code templates/}. */
  static Templates builtIn(String file) {
    return load(builtInGroup(file), new Origin("templates/" + file, 0, ""));
  }

  /**
   * A group of our own with the templates and regions of a user's group file before it.
   *
   * @param shown the user's file as messages name it
   */
  static Templates overridden(String file, Path user, String shown) {
    STGroup group = fileGroup(user);
    Origin origin = new Origin(shown, 0, "");
    Strict strict = new Strict(group, origin);
    group.setListener(strict);
    STGroup own = builtInGroup(file);
    // What goes wrong in a template of ours, as it calls one of the user's, is told by our group.
    own.setListener(strict);
    // Registering a renderer loads the group: what it builds on has to be there before.
    group.importTemplates(own);
    return load(group, origin);
  }

  /** A group file of the project's own. */
  static Templates ofFile(Path file, String shown) {
    return load(fileGroup(file), new Origin(shown, 0, ""));
  }

  private static Templates load(STGroup group, Origin origin) {
    Templates templates = new Templates(group, origin);
    group.registerRenderer(Object.class, Templates::write);
    group.load();
    return templates;
  }

  private static STGroup builtInGroup(String file) {
    URL url = Templates.class.getResource("/dev/kindling/templates/" + file);
    if (url == null) {
      throw new IllegalStateException("no template group " + file);
    }
    return new STGroupFile(url, "UTF-8", OPEN, CLOSE);
  }

  private static STGroup fileGroup(Path file) {
    try {
      return new STGroupFile(file.toUri().toURL(), "UTF-8", OPEN, CLOSE);
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the group defines the template. */
  boolean has(String template) {
    return group.isDefined(template);
  }

  /** The group's file. */
  Origin origin() {
    return origin;
  }

  /**
   * What the template writes.
   *
   * @param attributes by the names of the template's parameters
   */
  String render(String template, Map<String, @Nullable Object> attributes) {
    ST instance = group.getInstanceOf(template);
    if (instance == null) {
      throw new InvalidInput(origin, "defines no template `" + template + "`; add it");
    }
    try {
      attributes.forEach((name, value) -> instance.add(name, guarded(value)));
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          origin,
          "`" + template + "` must take the parameters " + String.join(", ", attributes.keySet()));
    }
    return instance.render(Locale.ROOT).replace("\r\n", "\n");
  }

  /**
   * The engine writes the template's own text by the same renderer as attributes; what comes from
   * outside is told apart by its type.
   */
  private record Text(String text) {

    @Override
    public String toString() {
      return text;
    }
  }

  private static @Nullable Object guarded(@Nullable Object value) {
    if (value instanceof String text) {
      return new Text(text);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Templates::guarded).toList();
    }
    return value;
  }

  private static String write(Object value, @Nullable String format, Locale locale) {
    if (format == null) {
      if (value instanceof TemplateValue || value instanceof Integer || value instanceof Boolean) {
        return PythonLiteral.of(value instanceof TemplateValue known ? known.value() : value);
      }
      if (value instanceof PythonCode code) {
        return code.text();
      }
      if (value instanceof ShellCode code) {
        return code.text();
      }
      if (value instanceof String literal) {
        return literal;
      }
      throw new IllegalArgumentException(
          "`" + value + "` needs a format: `py`, `name`, `docstring`, `sh`, `comment` or `lines`");
    }
    return switch (format) {
      case "py" -> PythonLiteral.of(value instanceof TemplateValue known ? known.value() : value);
      case "name" -> identifier(value.toString());
      case "sh" -> ShellText.word(value.toString());
      case "docstring" -> PythonLiteral.docstring(value.toString());
      case "comment" -> ShellText.comment(value.toString());
      case "lines" -> ShellText.lines(value.toString());
      default -> throw new IllegalArgumentException("unknown format `" + format + "`");
    };
  }

  private static String identifier(String text) {
    if (!IDENTIFIER.matcher(text).matches()) {
      throw new IllegalArgumentException("`" + text + "` is no Python name");
    }
    return text;
  }

  /** Lets templates read the components of records, and nothing else of any object. */
  private static final class Components implements ModelAdaptor<Record> {

    @Override
    public @Nullable Object getProperty(
        Interpreter interpreter, ST self, Record model, Object property, String name)
        throws STNoSuchPropertyException {
      for (RecordComponent component : model.getClass().getRecordComponents()) {
        if (component.getName().equals(name)) {
          try {
            component.getAccessor().setAccessible(true);
            return guarded(component.getAccessor().invoke(model));
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        }
      }
      throw new STNoSuchPropertyException(null, model, name);
    }
  }

  /**
   * Every complaint of the engine ends the rendering. The engine reports what a listener throws as
   * an error of its own, once for each template that is being written: the first is the one.
   */
  private static final class Strict implements STErrorListener {

    private final STGroup group;
    private final Origin origin;
    private @Nullable InvalidInput first;

    Strict(STGroup group, Origin origin) {
      this.group = group;
      this.origin = origin;
    }

    @Override
    public void compileTimeError(STMessage message) {
      throw fail(message);
    }

    @Override
    public void runTimeError(STMessage message) {
      throw fail(message);
    }

    @Override
    public void IOError(STMessage message) {
      throw fail(message);
    }

    @Override
    public void internalError(STMessage message) {
      throw fail(message);
    }

    private InvalidInput fail(STMessage message) {
      if (first == null) {
        first = complaint(message);
      }
      return first;
    }

    private InvalidInput complaint(STMessage message) {
      Throwable cause = message.cause;
      while (cause != null && cause.getCause() != null) {
        cause = cause.getCause();
      }
      if (cause instanceof InvalidInput known) {
        return known;
      }
      if (cause instanceof STException && message.error == ErrorType.CANT_LOAD_GROUP_FILE) {
        return new InvalidInput(origin, "cannot be read; check the path");
      }
      String said = firstLine(message.toString());
      Matcher placed = PLACED.matcher(said);
      int line = placed.matches() ? Integer.parseInt(placed.group(1)) : 0;
      String why =
          cause instanceof IllegalArgumentException && cause.getMessage() != null
              ? cause.getMessage()
              : placed.matches() ? placed.group(2) : said;
      return new InvalidInput(place(message, line), "the template is wrong: " + why);
    }

    /** The line; in a template that is being written the one that begins its definition. */
    private Origin place(STMessage message, int line) {
      if (message.self == null) {
        return new Origin(origin.file(), line + uncounted(message), "");
      }
      CompiledST template = message.self.impl;
      return template.nativeGroup == group && template.templateDefStartToken != null
          ? new Origin(origin.file(), template.templateDefStartToken.getLine(), "")
          : origin;
    }

    /** The engine leaves out the line that only opens a template. */
    private static int uncounted(STMessage message) {
      return message instanceof STCompiletimeMessage compiling
              && compiling.templateToken != null
              && compiling.templateToken.getText().matches("(?s)<<\\r?\\n.*")
          ? 1
          : 0;
    }

    /** Without the names of packages. */
    private static String firstLine(String text) {
      return text.lines()
          .findFirst()
          .orElse("")
          .strip()
          .replaceAll("\\b[a-z.]+\\.[A-Z]\\w*\\$", "");
    }
  }
}
