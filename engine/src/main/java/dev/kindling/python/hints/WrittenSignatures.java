package dev.kindling.python.hints;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.Parameter;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The signatures that stand in the source of functions and of classes whose fields are given. */
public final class WrittenSignatures {

  private static final int LONGEST_CHAIN = 50;

  private final TypeTexts types;
  private final TypeExpressions expressions;

  WrittenSignatures(TypeTexts types, TypeExpressions expressions) {
    this.types = types;
    this.expressions = expressions;
  }

  /** What {@code __annotations__} holds; a type that cannot be resolved is an unknown value. */
  Container.DictValue annotations(FunctionValue function) {
    Container.DictValue result = new Container.DictValue();
    FunctionValue hinted = innermost(function);
    annotations(hinted.code())
        .forEach(
            (name, annotation) -> {
              Value type = expressions.evaluate(annotation, hinted.typeScope());
              Site site = hinted.typeScope().frame().site(annotation.line());
              result
                  .entries()
                  .put(
                      Value.of(name),
                      type instanceof UnresolvedType unresolved
                          ? new Value.Unknown(
                              "the type `" + unresolved.text() + "` is not known", site)
                          : type);
            });
    return result;
  }

  /**
   * The parameters of the function itself. A wrapper takes over the annotations of what it wraps,
   * by the names of the parameters.
   */
  Signature of(FunctionValue function) {
    FunctionValue hinted = innermost(function);
    List<Signature.Part> parts = new ArrayList<>();
    for (Parameter parameter : function.code().parameters()) {
      parts.add(
          new Signature.Part(
              parameter.name(),
              parameter.kind(),
              parameter.standard() != null,
              hint(function, hinted, parameter.name())));
    }
    return new Signature(parts, hint(function, hinted, "return"), function.keepsSignature());
  }

  private static FunctionValue innermost(FunctionValue function) {
    FunctionValue at = function;
    for (int i = 0; i < LONGEST_CHAIN && at.wrapped() instanceof FunctionValue inner; i++) {
      at = inner;
    }
    return at;
  }

  private Signature.@Nullable Hint hint(FunctionValue function, FunctionValue hinted, String name) {
    Value set = function.attributes().get("__annotations__");
    if (set instanceof Container.DictValue all && all.spoiled() == null) {
      Value type = all.entries().get(Value.of(name));
      Signature.Hint own = own(hinted, name);
      if (type instanceof Value.Unknown) {
        return own;
      }
      return type == null
          ? null
          : types.of(type, hinted.typeScope(), own == null ? hinted.site() : own.site());
    }
    Signature.Hint own = own(hinted, name);
    return own != null ? own : overloaded(hinted, name);
  }

  /** The annotation of the parameter, or of {@code return}. */
  private Signature.@Nullable Hint own(FunctionValue function, String name) {
    Expr annotation = annotations(function.code()).get(name);
    return annotation == null ? null : types.of(annotation, function.typeScope());
  }

  /** What {@code __annotations__} has: every annotation by the name of its parameter. */
  public static Map<String, Expr> annotations(FunctionValue.Code code) {
    Map<String, Expr> result = new LinkedHashMap<>();
    for (Parameter parameter : code.parameters()) {
      if (parameter.annotation() != null) {
        result.put(parameter.name(), parameter.annotation());
      }
    }
    if (code.returns() != null) {
      result.put("return", code.returns());
    }
    return result;
  }

  /** An implementation without annotations has those of its overloads. */
  private Signature.@Nullable Hint overloaded(FunctionValue function, String name) {
    List<Signature.Hint> hints = new ArrayList<>();
    for (FunctionValue overload : function.overloads()) {
      Signature.Hint one = own(overload, name);
      if (one != null && hints.stream().noneMatch(h -> h.text().equals(one.text()))) {
        hints.add(one);
      }
    }
    if (hints.size() <= 1) {
      return hints.isEmpty() ? null : hints.get(0);
    }
    List<String> texts = hints.stream().map(Signature.Hint::text).toList();
    return new Signature.Hint(
        "typing.Union[" + String.join(", ", texts) + "]", hints.get(0).site());
  }

  /** What a data class or its like takes: its fields, without {@code self}. */
  Signature ofFields(ClassValue type) {
    List<Signature.Part> parts = new ArrayList<>();
    for (String field : type.allFields()) {
      ClassValue.FieldType written = type.fieldType(field);
      parts.add(
          new Signature.Part(
              field,
              Parameter.Kind.POSITIONAL_OR_KEYWORD,
              type.find(field) != null,
              written == null ? null : types.of(written.annotation(), written.scope())));
    }
    return new Signature(parts, null, false);
  }
}
