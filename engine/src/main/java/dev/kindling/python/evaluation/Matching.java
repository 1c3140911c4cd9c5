package dev.kindling.python.evaluation;

import dev.kindling.python.builtins.Types;
import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.Pattern;
import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Comparisons;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Reach;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code match}. */
final class Matching {

  private final Interpreter interpreter;
  private final Expressions expressions;
  private final Statements statements;

  Matching(Interpreter interpreter, Expressions expressions, Statements statements) {
    this.interpreter = interpreter;
    this.expressions = expressions;
    this.statements = statements;
  }

  Completion run(Stmt.Match s, Frame frame) {
    return cases(s, 0, expressions.evaluate(s.subject(), frame), frame);
  }

  /** Tries the cases from the given one on. */
  private Completion cases(Stmt.Match s, int at, Value subject, Frame frame) {
    if (at == s.cases().size()) {
      return Completion.NEXT;
    }
    Stmt.Case one = s.cases().get(at);
    Site site = frame.site(one.pattern().line());
    Map<String, Value> captured = new LinkedHashMap<>();
    Optional<Boolean> fits =
        one.pattern().accept(new Patterns(interpreter, expressions, frame, captured), subject);
    Completion.Code next = () -> cases(s, at + 1, subject, frame);
    if (fits.isPresent() && !fits.get()) {
      captured.forEach((name, value) -> maybe(name, value, frame, site));
      return next.run();
    }
    Value.Unknown because =
        subject instanceof Value.Unknown u
            ? u
            : new Value.Unknown("whether the case matches is not known", site);
    if (fits.isPresent()) {
      captured.forEach(frame::bind);
      return guarded(one, next, frame);
    }
    return interpreter
        .ways()
        .fork(
            because,
            List.of(
                () -> {
                  captured.forEach(frame::bind);
                  return one.guard() == null
                      ? statements.block(one.body(), frame)
                      : guarded(one, next, frame);
                },
                () -> {
                  captured.forEach((name, value) -> maybe(name, value, frame, site));
                  return next.run();
                }));
  }

  /** A pattern that fails may have bound some of its names. */
  private static void maybe(String name, Value value, Frame frame, Site site) {
    Value old = frame.names().get(name);
    List<Value> both = old == null ? List.of(value) : List.of(value, old);
    List<Value> changeable = new ArrayList<>();
    both.forEach(one -> Reach.changeable(one, Long.MAX_VALUE, changeable));
    frame.bind(
        name,
        new Value.Unknown(
            "whether a case has bound `" + name + "` is not known", site, true, changeable));
  }

  private Completion guarded(Stmt.Case one, Completion.Code next, Frame frame) {
    Expr guard = one.guard();
    if (guard == null) {
      return statements.block(one.body(), frame);
    }
    Site site = frame.site(guard.line());
    Value test = expressions.evaluate(guard, frame);
    Optional<Boolean> truth = interpreter.truth(test, site);
    if (truth.isPresent()) {
      return truth.get() ? statements.block(one.body(), frame) : next.run();
    }
    return interpreter
        .ways()
        .fork(
            Iteration.unknown(test, site),
            List.of(() -> statements.block(one.body(), frame), next));
  }

  /** Whether a value fits a pattern, and what its names are bound to then. */
  private record Patterns(
      Interpreter interpreter, Expressions expressions, Frame frame, Map<String, Value> captured)
      implements Pattern.Visitor<Value, Optional<Boolean>> {

    private void capture(@Nullable String name, Value value) {
      if (name != null) {
        captured.put(name, value);
      }
    }

    /** All of them, in order: the first that fails decides. */
    private Optional<Boolean> all(List<Pattern> patterns, List<Value> values) {
      boolean known = true;
      for (int i = 0; i < patterns.size(); i++) {
        Optional<Boolean> one = patterns.get(i).accept(this, values.get(i));
        if (one.isPresent() && !one.get()) {
          return one;
        }
        known &= one.isPresent();
      }
      return known ? Optional.of(true) : Optional.empty();
    }

    private Optional<Boolean> none(List<Pattern> patterns, Value unknown) {
      patterns.forEach(pattern -> pattern.accept(this, unknown));
      return Optional.empty();
    }

    @Override
    public Optional<Boolean> value(Pattern.OfValue p, Value value) {
      Value wanted = expressions.evaluate(p.value(), frame);
      return interpreter.truth(
          interpreter.compare(value, "==", wanted, frame.site(p.line())), frame.site(p.line()));
    }

    @Override
    public Optional<Boolean> singleton(Pattern.OfSingleton p, Value value) {
      Value wanted = expressions.evaluate(p.value(), frame);
      return Comparisons.compare(value, "is", wanted, frame.site(p.line()));
    }

    @Override
    public Optional<Boolean> sequence(Pattern.OfSequence p, Value value) {
      List<Value> items =
          value instanceof Value.Tuple t
              ? t.items()
              : value instanceof Container.ListValue l && l.spoiled() == null
                  ? List.copyOf(l.seen())
                  : value instanceof Value.Range
                      ? Iteration.items(value, frame.site(p.line()))
                      : null;
      if (items == null) {
        boolean never =
            value instanceof Text
                || value instanceof Value.Int
                || value instanceof Value.Real
                || value instanceof Value.Singleton
                || value instanceof Container.DictValue
                || value instanceof Container.SetValue;
        return never
            ? Optional.of(false)
            : none(p.patterns(), Iteration.unknown(value, frame.site(p.line())));
      }
      int star = -1;
      for (int i = 0; i < p.patterns().size(); i++) {
        star = p.patterns().get(i) instanceof Pattern.Star ? i : star;
      }
      int extra = items.size() - p.patterns().size();
      if (star < 0 ? extra != 0 : extra < -1) {
        return Optional.of(false);
      }
      List<Value> parts = new ArrayList<>();
      for (int i = 0; i < p.patterns().size(); i++) {
        parts.add(
            star < 0 || i < star
                ? items.get(i)
                : i == star
                    ? new Container.ListValue(items.subList(i, i + extra + 1))
                    : items.get(i + extra));
      }
      return all(p.patterns(), parts);
    }

    @Override
    public Optional<Boolean> star(Pattern.Star p, Value value) {
      capture(p.name(), value);
      return Optional.of(true);
    }

    @Override
    public Optional<Boolean> mapping(Pattern.OfMapping p, Value value) {
      Site site = frame.site(p.line());
      if (!(value instanceof Container.DictValue d) || d.spoiled() != null) {
        boolean never =
            value instanceof Text
                || value instanceof Value.Int
                || value instanceof Value.Real
                || value instanceof Value.Singleton
                || value instanceof Value.Tuple
                || value instanceof Container && !(value instanceof Container.DictValue);
        if (never) {
          return Optional.of(false);
        }
        capture(p.rest(), Iteration.unknown(value, site));
        return none(p.patterns(), Iteration.unknown(value, site));
      }
      Container.DictValue rest = new Container.DictValue();
      rest.entries().putAll(d.seen());
      boolean known = true;
      List<Value> parts = new ArrayList<>();
      for (Expr key : p.keys()) {
        Value wanted = expressions.evaluate(key, frame);
        Optional<Boolean> has = Comparisons.compare(wanted, "in", d, site);
        if (has.isPresent() && !has.get()) {
          return has;
        }
        known &= has.isPresent();
        Value part = d.seen().get(wanted);
        parts.add(part == null ? Iteration.unknown(wanted, site) : part);
        rest.entries().remove(wanted);
      }
      Optional<Boolean> all = all(p.patterns(), parts);
      capture(p.rest(), rest);
      return known || all.isPresent() && !all.get() ? all : Optional.empty();
    }

    @Override
    public Optional<Boolean> classOf(Pattern.OfClass p, Value value) {
      Site site = frame.site(p.line());
      Value type = expressions.evaluate(p.type(), frame);
      Optional<Boolean> is =
          interpreter.truth(
              Types.isInstance(new Arguments(List.of(value, type), Map.of(), site, interpreter)),
              site);
      if (is.isPresent() && !is.get()) {
        return is;
      }
      int positional = p.patterns().size() - p.names().size();
      List<String> names = new ArrayList<>();
      if (positional == 1 && type instanceof NativeFunction builtin && builtin.type()) {
        names.add("");
      } else if (positional > 0) {
        names.addAll(positionalNames(type, site));
      }
      if (names.size() < positional || is.isEmpty()) {
        return none(p.patterns(), Iteration.unknown(value, site));
      }
      List<String> all = new ArrayList<>(names.subList(0, positional));
      all.addAll(p.names());
      List<Value> parts = new ArrayList<>();
      for (String name : all) {
        if (name.isEmpty()) {
          parts.add(value);
          continue;
        }
        try {
          parts.add(interpreter.attribute(value, name, site));
        } catch (PythonError e) {
          if (!e.typeName().equals("AttributeError")) {
            throw e;
          }
          return Optional.of(false);
        }
      }
      return all(p.patterns(), parts);
    }

    private List<String> positionalNames(Value type, Site site) {
      if (type instanceof ClassValue own) {
        Value written = own.find("__match_args__");
        List<Value> items = written == null ? null : Iteration.items(written, site);
        if (items != null) {
          return items.stream().map(item -> item instanceof Text t ? t.value() : "").toList();
        } else if (own.isRecord() || own.isNamedTuple()) {
          return own.allFields();
        }
      }
      return List.of();
    }

    @Override
    public Optional<Boolean> capture(Pattern.Capture p, Value value) {
      Optional<Boolean> fits =
          p.pattern() == null ? Optional.of(true) : p.pattern().accept(this, value);
      if (fits.isEmpty() || fits.get()) {
        capture(p.name(), value);
      }
      return fits;
    }

    @Override
    public Optional<Boolean> any(Pattern.AnyOf p, Value value) {
      boolean known = true;
      for (Pattern pattern : p.patterns()) {
        Optional<Boolean> one = pattern.accept(this, value);
        if (one.isPresent() && one.get()) {
          // An earlier alternative that may fit as well would bind other values.
          return one;
        }
        known &= one.isPresent();
      }
      return known ? Optional.of(false) : Optional.empty();
    }
  }
}
