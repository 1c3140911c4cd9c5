package dev.kindling.python.values;

import dev.kindling.python.hints.TypeScope;
import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A class that the project defines. */
public final class ClassValue implements Value {

  private final String name;
  private final String qualifiedName;
  private final ModuleValue module;
  private final List<Value> bases;
  private final Site site;
  private final Bindings attributes = new Bindings();
  private final List<String> fields = new ArrayList<>();
  private final Map<String, FieldType> fieldTypes = new HashMap<>();
  private List<Value> typeParameters = List.of();
  private @Nullable DataClass data;
  private boolean abstractBase;
  private Stmt.@Nullable ClassOf definition;

  public ClassValue(
      String name, String qualifiedName, ModuleValue module, List<Value> bases, Site site) {
    this.name = name;
    this.qualifiedName = qualifiedName;
    this.module = module;
    this.bases = List.copyOf(bases);
    this.site = site;
  }

  public String name() {
    return name;
  }

  /** Module and name, as {@code shop.datasets.LazySparkDataset}. */
  public String fullName() {
    return module.name() + "." + qualifiedName;
  }

  public ModuleValue module() {
    return module;
  }

  public Site site() {
    return site;
  }

  /** What is written of it; null for one that a call made. */
  public Stmt.@Nullable ClassOf definition() {
    return definition;
  }

  public void definition(Stmt.ClassOf written) {
    definition = written;
  }

  /** What its body binds. */
  public Map<String, Value> attributes() {
    return attributes;
  }

  /** What its body binds, with what keeps account of changes. */
  public Bindings bindings() {
    return attributes;
  }

  /** Names with an annotation, in order: what a data class takes. */
  public List<String> fields() {
    return fields;
  }

  /** The annotation of a field, and where it stands. */
  public record FieldType(Expr annotation, TypeScope scope) {}

  public void field(String field, FieldType type) {
    if (!fields.contains(field)) {
      fields.add(field);
    }
    fieldTypes.put(field, type);
  }

  /** The annotation of a field, be it of a base; null where there is none. */
  public @Nullable FieldType fieldType(String field) {
    for (Value ancestor : ancestry()) {
      if (ancestor instanceof ClassValue k && k.fieldTypes.containsKey(field)) {
        return k.fieldTypes.get(field);
      }
    }
    return null;
  }

  public void typeParameters(List<? extends Value> parameters) {
    typeParameters = List.copyOf(parameters);
  }

  /** Its type parameters, in brackets behind its name or as {@code Generic[T]} says. */
  public List<Value> typeParameters() {
    if (!typeParameters.isEmpty()) {
      return typeParameters;
    }
    for (Value base : bases) {
      if (base instanceof Subscripted generic
          && generic.origin() instanceof Opaque origin
          && (origin.name().equals("typing.Generic") || origin.name().equals("typing.Protocol"))) {
        return generic.arguments();
      }
    }
    return List.of();
  }

  /** Makes its constructor take the fields. */
  void makeRecord(DataClass settings) {
    data = settings;
  }

  /** Whether its constructor takes the fields. */
  public boolean isRecord() {
    return data != null
        || ancestry().stream()
            .anyMatch(
                c ->
                    c instanceof ClassValue k && k.data != null
                        || c instanceof Opaque o
                            && (o.name().equals("pydantic.BaseModel")
                                || o.name().equals("typing.NamedTuple")));
  }

  /** Says that {@code ABCMeta} made it. */
  public void makeAbstractBase() {
    abstractBase = true;
  }

  /** Whether {@code ABCMeta} made it or a base of it, so that abstract methods count. */
  public boolean isAbstractBase() {
    return ancestry().stream()
        .anyMatch(
            c ->
                c instanceof ClassValue k && k.abstractBase
                    || nameOf(c).equals("abc.ABC")
                    || nameOf(c).equals("typing.Protocol"));
  }

  /** Whether its members are those of an enumeration. */
  public boolean isEnum() {
    return ancestry().stream().anyMatch(c -> nameOf(c).startsWith("enum."));
  }

  /** Whether its members are sets of bits. */
  public boolean isFlag() {
    return hasBase("enum.Flag") || hasBase("enum.IntFlag");
  }

  /** Whether its objects are tuples with names. */
  public boolean isNamedTuple() {
    return hasBase("typing.NamedTuple");
  }

  /** Whether a class of that qualified name, which is no part of the project, is a base of it. */
  public boolean hasBase(String wanted) {
    return ancestry().stream().anyMatch(c -> nameOf(c).equals(wanted));
  }

  private static String nameOf(Value base) {
    return base instanceof Opaque o ? o.name() : base instanceof NativeFunction f ? f.name() : "";
  }

  /** Whether code that is not known may take part: a base of a library. */
  public boolean hasForeignCode() {
    return ancestry().stream().anyMatch(c -> c instanceof Opaque o && !HARMLESS.contains(o.name()));
  }

  /** What {@code @dataclass} said of it or of its nearest base that is one; null where none is. */
  public @Nullable DataClass dataClass() {
    for (Value ancestor : ancestry()) {
      if (ancestor instanceof ClassValue k && k.data != null) {
        return k.data;
      }
    }
    return null;
  }

  /** What {@code @dataclass} said of it alone. */
  public @Nullable DataClass ownData() {
    return data;
  }

  String qualifiedName() {
    return qualifiedName;
  }

  public List<Value> bases() {
    return bases;
  }

  /** Fields of the class and its bases, the bases' first. */
  public List<String> allFields() {
    Set<String> result = new LinkedHashSet<>();
    List<Value> chain = ancestry();
    for (int i = chain.size() - 1; i >= 0; i--) {
      if (chain.get(i) instanceof ClassValue k) {
        result.addAll(k.fields);
      }
    }
    return List.copyOf(result);
  }

  /**
   * The class and its bases in the order in which attributes are looked up: depth first, a class
   * that is reached twice at its last place.
   */
  public List<Value> ancestry() {
    List<Value> chain = new ArrayList<>();
    collect(this, chain, 0);
    List<Value> result = new ArrayList<>();
    for (int i = chain.size() - 1; i >= 0; i--) {
      if (!result.contains(chain.get(i))) {
        result.add(0, chain.get(i));
      }
    }
    return result;
  }

  private static void collect(Value value, List<Value> chain, int depth) {
    if (value instanceof Subscripted generic) {
      collect(generic.origin(), chain, depth);
      return;
    }
    chain.add(value);
    if (value instanceof ClassValue k && depth < 50 && chain.size() < 1_000) {
      k.bases.forEach(base -> collect(base, chain, depth + 1));
    }
  }

  /** The attribute of the class or of the first base that has it; null where none does. */
  public @Nullable Value find(String wanted) {
    for (Value ancestor : ancestry()) {
      if (ancestor instanceof ClassValue k && k.attributes.containsKey(wanted)) {
        return k.attributes.get(wanted);
      }
    }
    return null;
  }

  /** The first base that is no class of the project and not {@code object}; null where none is. */
  public @Nullable Value foreignBase() {
    for (Value ancestor : ancestry()) {
      if (!(ancestor instanceof ClassValue)
          && !(ancestor instanceof NativeFunction f && f.name().equals("object"))
          && !(ancestor instanceof Opaque o && HARMLESS.contains(o.name()))) {
        return ancestor;
      }
    }
    return null;
  }

  /** Bases that leave construction alone. */
  private static final Set<String> HARMLESS =
      Set.of(
          "abc.ABC", "typing.Protocol", "typing.Generic", "typing.NamedTuple", "typing.TypedDict");
}
