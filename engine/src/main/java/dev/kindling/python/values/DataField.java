package dev.kindling.python.values;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of a data class.
 *
 * @param standard what it has where nothing is given
 * @param factory what is called where nothing is given
 * @param initOnly whether it is handed to {@code __post_init__} alone
 */
public record DataField(
    String name,
    @Nullable Value standard,
    @Nullable Value factory,
    boolean init,
    boolean shown,
    boolean compare,
    boolean kwOnly,
    boolean initOnly)
    implements NativeValue {

  /** {@code dataclasses.field(…)}, before the class gives it a name. */
  static Value make(Arguments call) {
    Map<String, Value> named = call.named();
    for (String option : new String[] {"init", "repr", "compare", "kw_only"}) {
      if (named.get(option) instanceof Unknown unknown) {
        return unknown;
      }
    }
    return new DataField(
        "",
        named.get("default"),
        named.get("default_factory"),
        is(named.get("init"), true),
        is(named.get("repr"), true),
        is(named.get("compare"), true),
        is(named.get("kw_only"), false),
        false);
  }

  private static boolean is(@Nullable Value option, boolean standard) {
    return option == null ? standard : Truth.of(option).orElse(standard);
  }

  DataField named(String by, boolean kwOnlyClass, boolean onlyInit) {
    return new DataField(
        by, standard, factory, init, shown, compare, kwOnly || kwOnlyClass, onlyInit);
  }

  @Override
  public List<Value> holds() {
    return standard == null ? List.of() : List.of(standard);
  }

  @Override
  public String typeName() {
    return "dataclasses.Field";
  }

  @Override
  public @Nullable Value attribute(String wanted) {
    return switch (wanted) {
      case "name" -> Value.of(name);
      case "default" -> standard == null ? new Opaque("dataclasses.MISSING") : standard;
      case "default_factory" -> factory == null ? new Opaque("dataclasses.MISSING") : factory;
      case "init" -> Value.of(init);
      case "repr" -> Value.of(shown);
      case "compare" -> Value.of(compare);
      case "kw_only" -> Value.of(kwOnly);
      default -> null;
    };
  }
}
