package dev.kindling.python.evaluation;

import dev.kindling.python.builtins.Enumerations;
import dev.kindling.python.hints.DeferredType;
import dev.kindling.python.hints.TypeScope;
import dev.kindling.python.hints.WrittenSignatures;
import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.BoundMethod;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Descriptor;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code def} and {@code class}. */
public final class Definitions {

  /** Libraries whose decorators are built with {@code wrapt} or its like. */
  private static final Set<String> SIGNATURE_KEEPERS =
      Set.of("pandera", "wrapt", "decorator", "typeguard", "beartype", "deprecated");

  /** Marks what {@code typing.overload} decorates; no name that Python code could write. */
  private static final String OVERLOAD = " overload";

  /** Metaclasses that leave what a class's body says as it is. */
  private static final Set<String> METACLASSES =
      Set.of("abc.ABCMeta", "enum.EnumMeta", "enum.EnumType", "typing._ProtocolMeta");

  private final Interpreter interpreter;
  private final Expressions expressions;

  Definitions(Interpreter interpreter, Expressions expressions) {
    this.interpreter = interpreter;
    this.expressions = expressions;
  }

  void function(Stmt.Function s, Frame frame) {
    FunctionValue.Code code =
        expressions.code(
            s,
            () ->
                new FunctionValue.Code(
                    s.written(),
                    frame.qualifiedName() + s.written(),
                    s.parameters(),
                    s.body(),
                    s.returns(),
                    s.generator(),
                    frame.site(s.line()),
                    s.firstLine(),
                    s.lastLine(),
                    new LocalNames(s.parameters(), s.body())));
    Frame scope = frame;
    if (!s.typeParameters().isEmpty()) {
      scope = Frame.ofTypeParameters(frame);
      DeferredType.declare(s.typeParameters(), scope);
    }
    FunctionValue value =
        new FunctionValue(
            code,
            scope,
            expressions.defaults(s.parameters(), frame),
            frame.classBody(),
            TypeScope.now(scope, WrittenSignatures.annotations(code).values()));
    value.overloads().addAll(overloads(frame.names().get(s.name())));
    frame.bind(s.name(), decorated(value, s.decorators(), frame));
  }

  /** What {@code typing.overload} has said so far of a function of that name. */
  private static List<FunctionValue> overloads(@Nullable Value before) {
    if (!(before instanceof FunctionValue f) || !f.attributes().containsKey(OVERLOAD)) {
      return List.of();
    }
    List<FunctionValue> result = new ArrayList<>(f.overloads());
    result.add(f);
    return result;
  }

  /** {@code typing.overload}. */
  public static Value overload(Arguments call) {
    Value only = call.get(0);
    if (only instanceof FunctionValue f) {
      f.attributes().put(OVERLOAD, Value.Singleton.TRUE);
    }
    return only == null ? call.unknown("an argument is needed") : only;
  }

  private Value decorated(Value value, List<Expr> decorators, Frame frame) {
    List<Value> functions = new ArrayList<>();
    decorators.forEach(decorator -> functions.add(expressions.evaluate(decorator, frame)));
    Value result = value;
    for (int i = functions.size() - 1; i >= 0; i--) {
      Site site = frame.site(decorators.get(i).line());
      Value inner = result;
      result = interpreter.calls().decorate(functions.get(i), inner, site);
      if (inner instanceof FunctionValue f
          && (result instanceof Value.Unknown
              || result instanceof FunctionValue g && g.unfollowed())) {
        // What a decorator does may be unknown; what stands in the function's definition is not.
        result = f.behindUnfollowed(keepsSignature(decorators.get(i), frame));
      }
    }
    return result;
  }

  /** Whether the decorator is of a library that is known to leave signatures as they are. */
  private boolean keepsSignature(Expr decorator, Frame frame) {
    Expr function = decorator instanceof Expr.Call call ? call.function() : decorator;
    if (expressions.evaluate(function, frame) instanceof Value.Opaque opaque) {
      int dot = opaque.name().indexOf('.');
      return SIGNATURE_KEEPERS.contains(dot < 0 ? opaque.name() : opaque.name().substring(0, dot));
    }
    return false;
  }

  void classOf(Stmt.ClassOf s, Frame frame) {
    Frame scope = s.typeParameters().isEmpty() ? frame : Frame.ofTypeParameters(frame);
    Map<String, DeferredType> parameters = DeferredType.declare(s.typeParameters(), scope);
    List<Value> bases = new ArrayList<>();
    for (Expr base : s.bases()) {
      bases.add(expressions.evaluate(base, scope));
    }
    ClassValue type =
        new ClassValue(
            s.name(),
            frame.qualifiedName() + s.name(),
            frame.module(),
            bases,
            frame.site(s.line()));
    type.definition(s);
    type.typeParameters(List.copyOf(parameters.values()));
    interpreter.statements().block(s.body(), Frame.ofClass(scope, type));
    made(type, s, frame);
    if (type.isEnum()) {
      Enumerations.complete(type, frame.site(s.line()), interpreter);
    }
    Value made = metaclass(s, frame);
    frame.bind(
        s.name(),
        decorated(
            made instanceof Value.Opaque library && !METACLASSES.contains(library.name())
                ? new Value.Unknown(
                    "the metaclass `" + library.name() + "` is no part of the project",
                    frame.site(s.line()),
                    false,
                    List.of(type))
                : type,
            s.decorators(),
            frame));
  }

  private @Nullable Value metaclass(Stmt.ClassOf s, Frame frame) {
    for (Expr.Keyword keyword : s.keywords()) {
      if ("metaclass".equals(keyword.name())) {
        return expressions.evaluate(keyword.value(), frame);
      }
    }
    return null;
  }

  /** Tells descriptors of the class under which names they are in it. */
  private void named(ClassValue type, Site site) {
    for (Map.Entry<String, Value> entry : List.copyOf(type.bindings().seen().entrySet())) {
      if (entry.getValue() instanceof Instance) {
        Overloads.call(
            interpreter,
            entry.getValue(),
            "__set_name__",
            List.of(type, Value.of(entry.getKey())),
            site);
      }
    }
  }

  /** What bases do with a new class. */
  private void made(ClassValue type, Stmt.ClassOf s, Frame frame) {
    Site site = frame.site(s.line());
    named(type, site);
    Map<String, Value> named = new LinkedHashMap<>();
    for (Expr.Keyword keyword : s.keywords()) {
      Value value = expressions.evaluate(keyword.value(), frame);
      if (keyword.name() == null || keyword.name().equals("metaclass")) {
        if (!(value instanceof Value.Opaque || value instanceof NativeFunction)) {
          throw PythonError.unfollowed("a metaclass of the project is not followed", site);
        } else if (value instanceof Value.Opaque o && o.name().equals("abc.ABCMeta")) {
          type.makeAbstractBase();
        }
      } else {
        named.put(keyword.name(), value);
      }
    }
    for (Value ancestor : type.ancestry()) {
      if (ancestor != type
          && ancestor instanceof ClassValue base
          && base.attributes().containsKey("__init_subclass__")) {
        Value hook = base.attributes().get("__init_subclass__");
        Value function = hook instanceof Descriptor d ? d.function() : hook;
        interpreter.call(new BoundMethod(type, function), List.of(), named, site);
        return;
      }
    }
  }
}
