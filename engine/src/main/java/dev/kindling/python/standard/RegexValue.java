package dev.kindling.python.standard;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.IteratorValue;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** A compiled regular expression: {@code re.compile(…)}. */
record RegexValue(RegexSyntax syntax) implements NativeValue {

  private static final int MOST_STEPS = 2_000_000;

  @Override
  public String typeName() {
    return "re.Pattern";
  }

  @Override
  public @Nullable Value attribute(String name) {
    return switch (name) {
      case "match", "search", "fullmatch", "findall", "finditer", "split", "sub", "subn" ->
          NativeFunction.function("re.Pattern." + name, call -> call(name, call));
      case "pattern" -> Value.of(syntax.source());
      case "groups" -> Value.of(syntax.pattern().matcher("").groupCount());
      case "groupindex" -> {
        Container.DictValue result = new Container.DictValue();
        syntax.groups().forEach((group, at) -> result.entries().put(Value.of(group), Value.of(at)));
        yield result;
      }
      default -> null;
    };
  }

  /** What the method gives for a text. */
  Value call(String method, Arguments call) {
    boolean replaces = method.startsWith("sub");
    Value given = replaces ? call.get(1, "string") : call.get(0, "string");
    if (given == null || !(given.plain() instanceof Text text)) {
      return given == null
          ? call.unknown("a text is needed")
          : Iteration.unknown(given, call.site());
    } else if (text.value().codePoints().anyMatch(RegexValue::isOdd)) {
      return call.unknown("a character that Java takes otherwise than Python is in the text");
    } else if (!replaces && !method.equals("split") && call.positional().size() > 1) {
      return call.unknown("a regular expression from a place on is not followed");
    }
    CountedText counted = new CountedText(text.value(), MOST_STEPS);
    try {
      Matcher matcher = syntax.pattern().matcher(counted);
      return switch (method) {
        case "match" -> found(matcher, matcher.lookingAt());
        case "search" -> found(matcher, matcher.find());
        case "fullmatch" -> found(matcher, matcher.matches());
        case "findall" ->
            new Container.ListValue(all(matcher).stream().map(MatchValue::item).toList());
        case "finditer" -> new IteratorValue(new ArrayList<>(all(matcher)));
        case "split" -> split(text, matcher, call);
        default -> replace(text, matcher, call, method.equals("subn"));
      };
    } catch (CountedText.Spent e) {
      return call.unknown("the regular expression takes more steps than are followed");
    } finally {
      call.interpreter().budget().steps(1 + counted.looks() / 8 + text.value().length() / 8);
    }
  }

  /** Whether the character may count as part of a word, or as white space, to one alone. */
  private static boolean isOdd(int c) {
    if (c < 128) {
      return c >= 0x1c && c <= 0x1f;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.CONNECTOR_PUNCTUATION,
          Character.FORMAT ->
          true;
      default -> c > 0xffff;
    };
  }

  private Value found(Matcher matcher, boolean found) {
    return found ? match(matcher) : Value.Singleton.NONE;
  }

  private MatchValue match(Matcher matcher) {
    List<Value> groups = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i <= matcher.groupCount(); i++) {
      String part = matcher.group(i);
      groups.add(part == null ? Value.Singleton.NONE : Value.of(part));
      starts.add(matcher.start(i));
      ends.add(matcher.end(i));
    }
    return new MatchValue(groups, syntax.groups(), starts, ends);
  }

  private List<MatchValue> all(Matcher matcher) {
    List<MatchValue> matches = new ArrayList<>();
    while (matcher.find()) {
      matches.add(match(matcher));
    }
    return matches;
  }

  /** How many times at most; −1 where that is not known. */
  private static int most(@Nullable Value given) {
    return given == null || given.equals(Value.of(0))
        ? Integer.MAX_VALUE
        : given instanceof Value.Int i && i.value().signum() > 0 && i.value().bitLength() < 31
            ? i.value().intValue()
            : -1;
  }

  private Value split(Text text, Matcher matcher, Arguments call) {
    int most = most(call.get(1, "maxsplit"));
    if (most < 0) {
      return call.unknown("the number of parts is not known");
    }
    List<Value> parts = new ArrayList<>();
    int from = 0;
    for (MatchValue match : all(matcher)) {
      if (most-- == 0) {
        break;
      }
      parts.add(Value.of(text.value().substring(from, match.start())));
      parts.addAll(match.groups().subList(1, match.groups().size()));
      from = match.end();
    }
    parts.add(Value.of(text.value().substring(from)));
    return new Container.ListValue(parts);
  }

  private Value replace(Text text, Matcher matcher, Arguments call, boolean counted) {
    Value by = call.get(0, "repl");
    int most = most(call.get(2, "count"));
    if (by == null || most < 0) {
      return call.unknown("the replacement is not known");
    }
    StringBuilder result = new StringBuilder();
    int from = 0;
    int count = 0;
    for (MatchValue match : all(matcher)) {
      if (count == most) {
        break;
      }
      String part;
      if (by.plain() instanceof Text template) {
        part = RegexTemplate.filled(template.value(), match);
      } else {
        Value made = call.interpreter().call(by, List.of(match), call.site());
        if (!(made.plain() instanceof Text replacement)) {
          return Iteration.unknown(made, call.site());
        }
        part = replacement.value();
      }
      if (part == null || result.length() > Budget.MAX_SIZE) {
        return call.unknown("the replacement is not followed");
      }
      result.append(text.value(), from, match.start()).append(part);
      from = match.end();
      count++;
    }
    result.append(text.value().substring(from));
    if (result.length() > Budget.MAX_SIZE) {
      return call.unknown("the text is longer than what is followed");
    }
    Text made = new Text(result.toString(), text.site());
    return counted ? new Value.Tuple(List.of(made, Value.of(count))) : made;
  }

  @Override
  public @Nullable String repr() {
    return syntax.flags() == 0 ? "re.compile(" + Representation.quote(syntax.source()) + ")" : null;
  }
}
