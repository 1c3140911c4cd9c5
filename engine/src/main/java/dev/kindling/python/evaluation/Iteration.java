package dev.kindling.python.evaluation;

import dev.kindling.python.builtins.Enumerations;
import dev.kindling.python.hints.UnpackedType;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.DictView;
import dev.kindling.python.values.EnumMember;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.IteratorValue;
import dev.kindling.python.values.Loose;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Reach;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What iterating over a value gives. */
public final class Iteration {

  private Iteration() {}

  /** The elements in order; null where they are not known. */
  public static @Nullable List<Value> items(Value given, Site site) {
    return items(given, null, site);
  }

  /**
   * The elements in order; null where they are not known.
   *
   * @param interpreter follows {@code __iter__} of the project's classes; null where it shall not
   *     be
   */
  public static @Nullable List<Value> items(
      Value given, @Nullable Interpreter interpreter, Site site) {
    if (given instanceof Instance i && i.type().find("__iter__") instanceof FunctionValue f) {
      Value made = interpreter == null ? null : interpreter.call(f, List.of(i), site);
      return made == null || made == given ? null : items(made, interpreter, site);
    }
    Value value = given.plain();
    if (value instanceof Value.Unknown unknown) {
      // Whichever iterator it may be is taken from.
      unknown.maybe().stream()
          .filter(IteratorValue.class::isInstance)
          .forEach(one -> Havoc.forget(one, unknown));
      return null;
    } else if (value instanceof Container c && c.spoiled() != null) {
      return null;
    } else if (value instanceof Container.ListValue l) {
      return List.copyOf(l.seen());
    } else if (value instanceof Value.Tuple t) {
      return t.items();
    } else if (value instanceof Container.DictValue d) {
      return List.copyOf(d.seen().keySet());
    } else if (value instanceof Container.SetValue s) {
      return s.ordered();
    } else if (value instanceof IteratorValue i) {
      return i.endless() ? null : i.drain();
    } else if (value instanceof Value.Bytes b) {
      return b.content().chars().mapToObj(Value::of).toList();
    } else if (value instanceof Text t) {
      List<Value> characters = new ArrayList<>();
      t.value()
          .codePoints()
          .forEach(c -> characters.add(new Text(Character.toString(c), t.site())));
      return characters;
    } else if (value instanceof Value.Range r) {
      return range(r);
    } else if (UnpackedType.canBe(value)) {
      return List.of(UnpackedType.of(value));
    } else if (value instanceof NativeValue n) {
      return n.iterate();
    } else if (value instanceof ClassValue k && k.isEnum()) {
      return Enumerations.members(k);
    } else if (value instanceof Value.Singleton
        || value instanceof Value.Int
        || value instanceof Value.Real) {
      throw PythonError.of("TypeError", "the value is not iterable", site);
    }
    return null;
  }

  /** The elements in any order; null where they are not known. */
  public static @Nullable List<Value> elements(
      Value value, @Nullable Interpreter interpreter, Site site) {
    if (value instanceof IteratorValue iterator) {
      return iterator.endless() ? null : iterator.drainLoose();
    }
    Loose loose = Orders.of(value);
    if (loose == null) {
      return items(value, interpreter, site);
    } else if (value instanceof DictView view && !view.method().equals("keys")) {
      return view.elements();
    }
    return loose.loose();
  }

  private static @Nullable List<Value> range(Value.Range range) {
    long length = length(range);
    if (length > Budget.MAX_ROUNDS) {
      return null;
    }
    List<Value> numbers = new ArrayList<>((int) length);
    for (long i = 0; i < length; i++) {
      numbers.add(Value.of(range.start() + i * range.step()));
    }
    return numbers;
  }

  /** How many numbers a range has; a number larger than any that is followed for a huge one. */
  public static long length(Value.Range range) {
    double span =
        range.step() > 0
            ? (double) range.stop() - range.start()
            : (double) range.start() - range.stop();
    return span <= 0 ? 0 : (long) Math.ceil(Math.min(1e15, span / Math.abs((double) range.step())));
  }

  /** The value as a reason for what depends on it. */
  public static Value.Unknown unknown(Value value, Site site) {
    if (value instanceof Value.Unknown u) {
      return u;
    } else if (value instanceof Container c && c.spoiled() != null) {
      return c.spoiled();
    } else if (value instanceof IteratorValue i && i.unknown() != null) {
      return i.unknown();
    } else if (value instanceof Value.Opaque o) {
      return new Value.Unknown("`" + o.name() + "` is no part of the project", site);
    } else if (value instanceof EnumMember member && member.isText()) {
      return new Value.Unknown(
          "where a member of `"
              + member.type().name()
              + "` stands for a name its text depends on Python's version: take its `.value`",
          site);
    } else if (value.plain() instanceof Container.SetValue s && s.loose() != null) {
      return Orders.unknown(s, site);
    } else if (value instanceof DictView view && view.dict().spoiled() != null) {
      return view.dict().spoiled();
    } else if (value instanceof Value.Range) {
      return new Value.Unknown("the range is longer than what is followed", site);
    }
    return new Value.Unknown(
        "what it does to " + Names.kind(value) + " is not followed",
        site,
        true,
        Reach.holds(value) ? List.of(value) : List.of());
  }
}
