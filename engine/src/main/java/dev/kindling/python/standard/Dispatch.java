package dev.kindling.python.standard;

import dev.kindling.python.builtins.TypeAttributes;
import dev.kindling.python.builtins.Types;
import dev.kindling.python.syntax.Expr;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The functions of {@code functools.singledispatch}: one for each type of the first argument. */
public final class Dispatch {

  private record Case(Value type, Value function) {}

  private void add(Value type, Value function) {
    cases.items().add(0, new Value.Tuple(List.of(type, function)));
  }

  private final Value standard;

  /** Pairs of a type and its function, the last first. */
  private final Container.ListValue cases = new Container.ListValue(List.of());

  public Dispatch(Value standard) {
    this.standard = standard;
  }

  public Value register(Arguments call) {
    Value first = call.get(0, "cls");
    Value function = call.get(1, "func");
    if (first instanceof FunctionValue f && function == null) {
      Expr annotation =
          f.code().parameters().isEmpty() ? null : f.code().parameters().get(0).annotation();
      Value type =
          annotation == null
              ? call.unknown("the type is not known")
              : call.interpreter().evaluate(annotation, f.closure());
      add(type, f);
      return f;
    } else if (first != null && function != null) {
      add(first, function);
      return function;
    }
    return NativeFunction.function(
        "singledispatch.register()",
        inner -> {
          Value given = inner.get(0);
          if (first != null && given != null) {
            add(first, given);
          }
          return given == null ? inner.unknown("a function is needed") : given;
        });
  }

  public Value call(Arguments call) {
    Value value = call.get(0);
    if (value == null) {
      return call.unknown("an argument is needed");
    }
    List<Case> fitting = new ArrayList<>();
    if (cases.spoiled() != null) {
      return cases.spoiled();
    }
    for (Value pair : cases.items()) {
      List<Value> both = ((Value.Tuple) pair).items();
      Case one = new Case(both.get(0), both.get(1));
      Value answer =
          Types.isInstance(
              new Arguments(List.of(value, one.type), Map.of(), call.site(), call.interpreter()));
      if (answer instanceof Value.Unknown) {
        return answer;
      } else if (answer == Value.Singleton.TRUE) {
        fitting.add(one);
      }
    }
    Value function = standard;
    for (Case one : fitting) {
      // The most derived class wins; a single one needs no choice.
      boolean exact =
          fitting.size() == 1
              || one.type.equals(
                  value instanceof Instance i ? i.type() : TypeAttributes.typeOf(value));
      if (exact) {
        function = one.function;
        break;
      } else if (one == fitting.get(fitting.size() - 1)) {
        return call.unknown("which of several registered types fits is not followed");
      }
    }
    return call.interpreter().calls().call(function, call);
  }
}
