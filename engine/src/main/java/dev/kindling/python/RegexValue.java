package dev.kindling.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
      case "match", "search", "fullmatch", "findall", "finditer", "split", "sub" ->
          NativeFunction.function("re.Pattern." + name, call -> call(name, call));
      default -> null;
    };
  }

  /** What the method gives for a text. */
  Value call(String method, Arguments call) {
    boolean replaces = method.equals("sub");
    Value given = replaces ? call.get(1, "string") : call.get(0, "string");
    if (!(given instanceof Text text)) {
      return given == null
          ? call.unknown("a text is needed")
          : Iteration.unknown(given, call.site());
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
        default -> replace(text, matcher, call);
      };
    } catch (CountedText.Spent e) {
      return call.unknown("the regular expression takes more steps than are followed");
    } finally {
      call.interpreter().budget().steps(1 + counted.looks() / 8 + text.value().length() / 8);
    }
  }

  private Value found(Matcher matcher, boolean found) {
    return found ? match(matcher) : Value.Singleton.NONE;
  }

  private MatchValue match(Matcher matcher) {
    List<Value> groups = new ArrayList<>();
    for (int i = 0; i <= matcher.groupCount(); i++) {
      String part = matcher.group(i);
      groups.add(part == null ? Value.Singleton.NONE : Value.of(part));
    }
    return new MatchValue(groups, syntax.groups(), matcher.start(), matcher.end());
  }

  private List<MatchValue> all(Matcher matcher) {
    List<MatchValue> matches = new ArrayList<>();
    while (matcher.find()) {
      matches.add(match(matcher));
    }
    return matches;
  }

  private Value split(Text text, Matcher matcher, Arguments call) {
    if (call.get(1, "maxsplit") != null) {
      return call.unknown("the number of parts is not followed");
    }
    List<Value> parts = new ArrayList<>();
    int from = 0;
    for (MatchValue match : all(matcher)) {
      parts.add(Value.of(text.value().substring(from, match.start())));
      parts.addAll(match.groups().subList(1, match.groups().size()));
      from = match.end();
    }
    parts.add(Value.of(text.value().substring(from)));
    return new Container.ListValue(parts);
  }

  private Value replace(Text text, Matcher matcher, Arguments call) {
    Value by = call.get(0, "repl");
    if (by == null
        || call.get(2, "count") != null
        || by instanceof Text t && t.value().contains("\\")) {
      return call.unknown("the replacement is not followed");
    }
    StringBuilder result = new StringBuilder();
    int from = 0;
    for (MatchValue match : all(matcher)) {
      Value part =
          by instanceof Text ? by : call.interpreter().call(by, List.of(match), call.site());
      if (!(part instanceof Text replacement)) {
        return Iteration.unknown(part, call.site());
      }
      result.append(text.value(), from, match.start()).append(replacement.value());
      from = match.end();
    }
    result.append(text.value().substring(from));
    return result.length() > Budget.MAX_SIZE
        ? call.unknown("the text is longer than what is followed")
        : new Text(result.toString(), text.site());
  }

  /** A match: the whole and its groups. */
  record MatchValue(List<Value> groups, Map<String, Integer> names, int start, int end)
      implements NativeValue {

    @Override
    public String typeName() {
      return "re.Match";
    }

    /** As {@code findall} lists it. */
    Value item() {
      return groups.size() == 1
          ? groups.get(0)
          : groups.size() == 2
              ? text(groups.get(1))
              : new Tuple(groups.stream().skip(1).map(MatchValue::text).toList());
    }

    private static Value text(Value group) {
      return group == Singleton.NONE ? Value.of("") : group;
    }

    @Override
    public Value element(Value index, Site site) {
      Integer at =
          index instanceof Int i && i.value().bitLength() < 31
              ? Integer.valueOf(i.value().intValue())
              : index instanceof Text name ? names.get(name.value()) : null;
      if (at == null || at < 0 || at >= groups.size()) {
        throw PythonError.of("IndexError", "no such group", site);
      }
      return groups.get(at);
    }

    @Override
    public @Nullable Value attribute(String name) {
      return switch (name) {
        case "group" -> NativeFunction.function("re.Match.group", this::group);
        case "groups" ->
            NativeFunction.function(
                "re.Match.groups",
                call ->
                    call.positional().isEmpty()
                        ? new Tuple(groups.subList(1, groups.size()))
                        : call.unknown("a default for groups is not followed"));
        case "groupdict" -> NativeFunction.function("re.Match.groupdict", call -> dict());
        case "start" -> NativeFunction.function("re.Match.start", call -> place(call, start));
        case "end" -> NativeFunction.function("re.Match.end", call -> place(call, end));
        default -> null;
      };
    }

    private static Value place(Arguments call, int place) {
      return call.positional().isEmpty()
          ? Value.of(place)
          : call.unknown("the place of a group is not followed");
    }

    private Value group(Arguments call) {
      List<Value> wanted = call.positional();
      if (wanted.size() <= 1) {
        return wanted.isEmpty() ? groups.get(0) : element(wanted.get(0), call.site());
      }
      return new Tuple(wanted.stream().map(index -> element(index, call.site())).toList());
    }

    private Value dict() {
      Container.DictValue result = new Container.DictValue();
      names.forEach((name, at) -> result.entries().put(Value.of(name), groups.get(at)));
      return result;
    }
  }
}
