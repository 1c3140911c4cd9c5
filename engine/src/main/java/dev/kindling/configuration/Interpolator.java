package dev.kindling.configuration;

import dev.kindling.configuration.Interpolation.Call;
import dev.kindling.configuration.Interpolation.Literal;
import dev.kindling.configuration.Interpolation.Part;
import dev.kindling.configuration.Interpolation.Reference;
import dev.kindling.configuration.YamlMapping.Entry;
import dev.kindling.facts.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the interpolations of one environment's configuration as omegaconf's {@code
 * to_container(resolve=True)} does: a reference sees every file of the environment, a reference to
 * a mapping brings it in whole, and what it brings in is resolved where it stands. What cannot be
 * resolved becomes a {@link YamlUnread} in its place; nothing else is lost with it.
 */
final class Interpolator {

  private static final int DEEPEST = 60;
  private static final int MOST_STEPS = 500_000;
  private static final int LONGEST = 1_000_000;

  private final YamlMapping root;
  private final Resolvers resolvers;

  /** What omegaconf takes for a value that is still to be set. */
  private static final String MISSING = "???";

  private final boolean fromTheEnd;
  private int depth;
  private int steps;

  /**
   * A value and where it stands.
   *
   * @param path null for a value that was computed and holds no interpolation any more
   */
  private record Place(YamlValue value, @Nullable List<String> path) {}

  Interpolator(YamlMapping root, Resolvers resolvers) {
    this(root, resolvers, true);
  }

  /**
   * @param fromTheEnd whether {@code list[-1]} is the last item, as from omegaconf 2.4 on
   */
  Interpolator(YamlMapping root, Resolvers resolvers, boolean fromTheEnd) {
    this.root = root;
    this.resolvers = resolvers;
    this.fromTheEnd = fromTheEnd;
  }

  /** Whether omegaconf is 2.4 or newer. */
  boolean isRecent() {
    return fromTheEnd;
  }

  /** The whole configuration, resolved. */
  YamlMapping resolve() {
    return (YamlMapping) resolve(root, List.of());
  }

  private YamlValue resolve(YamlValue value, List<String> path) {
    if (value instanceof YamlMapping mapping) {
      Map<String, Entry> entries = new LinkedHashMap<>();
      mapping
          .entries()
          .forEach(
              (key, entry) ->
                  entries.put(key, entry.with(resolve(entry.value(), with(path, key)))));
      return new YamlMapping(entries, mapping.origin());
    }
    if (value instanceof YamlSequence sequence) {
      List<YamlValue> items = new ArrayList<>();
      for (YamlValue item : sequence.items()) {
        items.add(resolve(item, with(path, String.valueOf(items.size()))));
      }
      return new YamlSequence(items, sequence.origin());
    }
    if (!interpolates(value)) {
      return value;
    }
    int before = depth;
    try {
      return settled(follow(new Place(value, path)), value.origin());
    } catch (UnresolvedValue lost) {
      depth = before;
      return new YamlUnread(lost.getMessage(), value.origin(), lost.elsewhere());
    }
  }

  /** A value that was referred to, resolved where it stands; a scalar moves to who refers to it. */
  private YamlValue settled(Place place, Origin origin) throws UnresolvedValue {
    enter();
    YamlValue value = place.path() == null ? place.value() : resolve(place.value(), place.path());
    depth--;
    if (value instanceof YamlUnread unread) {
      throw new UnresolvedValue(unread.reason(), unread.elsewhere());
    }
    if (place.path() != null
        && value instanceof YamlScalar missing
        && MISSING.equals(missing.value())) {
      throw new UnresolvedValue(
          "`${%s}` refers to `???`, which is no value to omegaconf; set it"
              .formatted(String.join(".", place.path())));
    }
    return value instanceof YamlScalar scalar
        ? new YamlScalar(scalar.value(), scalar.text(), origin)
        : value;
  }

  private Place follow(Place start) throws UnresolvedValue {
    Place place = start;
    while (place.path() != null && interpolates(place.value())) {
      enter();
      YamlScalar scalar = (YamlScalar) place.value();
      List<Part> parts = parse((String) scalar.value()).parts();
      if (parts.size() == 1 && parts.get(0) instanceof Reference reference) {
        place = locate(target(reference, place.path()));
      } else {
        place = new Place(evaluate(parts, place.path(), scalar.origin()), null);
      }
      depth--;
    }
    return place;
  }

  private static Interpolation parse(String text) throws UnresolvedValue {
    try {
      return InterpolationParser.parse(text);
    } catch (InterpolationParser.Malformed e) {
      throw new UnresolvedValue("`" + text + "` is no interpolation that omegaconf reads; mend it");
    }
  }

  /** The value of a text's parts; of a single part, with its type. */
  YamlValue evaluate(List<Part> parts, List<String> path, Origin origin) throws UnresolvedValue {
    if (parts.size() == 1) {
      return evaluate(parts.get(0), path, origin);
    }
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (!(evaluate(part, path, origin) instanceof YamlScalar scalar)) {
        throw new UnresolvedValue(
            "a mapping or a list stands amid a text; refer to one of its values");
      }
      text.append(
          scalar.value() instanceof String ? scalar.value() : PythonText.of(scalar.value()));
      if (text.length() > LONGEST) {
        throw new UnresolvedValue("the interpolations unfold to more than a million characters");
      }
    }
    return YamlScalar.of(text.toString(), origin);
  }

  private YamlValue evaluate(Part part, List<String> path, Origin origin) throws UnresolvedValue {
    if (part instanceof Literal literal) {
      return YamlScalar.of(literal.text(), origin);
    }
    if (part instanceof Call call) {
      enter();
      YamlValue value = resolvers.call(this, call, path, origin);
      depth--;
      return value;
    }
    return settled(locate(target((Reference) part, path)), origin);
  }

  /** The value at a path from the root, resolved; for resolvers that look things up. */
  YamlValue select(List<String> keys, Origin origin) throws UnresolvedValue {
    return settled(locate(keys), origin);
  }

  private List<String> target(Reference reference, List<String> path) throws UnresolvedValue {
    List<String> target = new ArrayList<>();
    if (reference.dots() > 0) {
      int kept = path.size() - reference.dots();
      if (kept < 0) {
        throw new UnresolvedValue(
            "the interpolation has more dots than there are mappings around it");
      }
      target.addAll(path.subList(0, kept));
    }
    for (Interpolation key : reference.keys()) {
      if (!(evaluate(key.parts(), path, Origin.UNKNOWN) instanceof YamlScalar scalar)) {
        throw new UnresolvedValue("a key of an interpolation is no text");
      }
      target.add(scalar.value() instanceof String text ? text : PythonText.of(scalar.value()));
    }
    return target;
  }

  private Place locate(List<String> keys) throws UnresolvedValue {
    Place place = new Place(root, List.of());
    for (String key : keys) {
      place = follow(place);
      YamlValue child = child(place.value(), key);
      if (child == null) {
        throw new UnresolvedValue(
            "`${"
                + String.join(".", keys)
                + "}` refers to a key that is not set in the files of "
                + "this environment; set it there");
      }
      place = new Place(child, place.path() == null ? null : with(place.path(), key));
    }
    return follow(place);
  }

  private @Nullable YamlValue child(YamlValue value, String key) {
    if (value instanceof YamlMapping mapping) {
      return mapping.get(key);
    }
    if (value instanceof YamlSequence sequence && key.matches("-?\\d{1,6}")) {
      int index = Integer.parseInt(key);
      index += index < 0 && fromTheEnd ? sequence.items().size() : 0;
      return index >= 0 && index < sequence.items().size() ? sequence.items().get(index) : null;
    }
    return null;
  }

  private static boolean interpolates(YamlValue value) {
    return value instanceof YamlScalar scalar
        && scalar.value() instanceof String text
        && InterpolationParser.needed(text);
  }

  private void enter() throws UnresolvedValue {
    if (++depth > DEEPEST) {
      throw new UnresolvedValue(
          "the interpolation refers to itself, or through more than "
              + DEEPEST
              + " others; break the loop");
    } else if (++steps > MOST_STEPS) {
      throw new UnresolvedValue(
          "the interpolations of this environment take more than "
              + MOST_STEPS
              + " steps; refer to fewer mappings as a whole");
    }
  }

  private static List<String> with(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path.size() + 1);
    longer.addAll(path);
    longer.add(key);
    return longer;
  }
}
