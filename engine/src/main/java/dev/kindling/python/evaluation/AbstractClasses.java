package dev.kindling.python.evaluation;

import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Descriptor;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import org.jspecify.annotations.Nullable;

/** Classes of which Python makes no objects: those with abstract methods, and protocols. */
public final class AbstractClasses {

  /** Where Python itself keeps it. */
  private static final String MARK = "__isabstractmethod__";

  private AbstractClasses() {}

  /** {@code @abstractmethod}. */
  public static Value mark(Arguments call) {
    Value given = call.get(0);
    Value function = given instanceof Descriptor d ? d.function() : given;
    if (function instanceof FunctionValue f) {
      f.attributes().put(MARK, Value.Singleton.TRUE);
    }
    return given == null ? call.unknown("`abstractmethod` needs a function") : given;
  }

  /**
   * Looks whether Python makes objects of the class.
   *
   * @throws PythonError where it does not
   */
  static void check(ClassValue type, Site site) {
    if (type.bases().stream().anyMatch(AbstractClasses::isProtocol)) {
      throw PythonError.of("TypeError", "`" + type.name() + "` is a protocol", site);
    }
    if (!type.isAbstractBase()) {
      return;
    }
    for (Value ancestor : type.ancestry()) {
      if (ancestor instanceof ClassValue base) {
        for (String name : base.attributes().keySet()) {
          if (isAbstract(base.attributes().get(name)) && isAbstract(type.find(name))) {
            throw PythonError.of(
                "TypeError",
                "`" + type.name() + "` does not define the abstract method `" + name + "`",
                site);
          }
        }
      }
    }
  }

  private static boolean isProtocol(Value base) {
    Value origin = base instanceof Value.Subscripted s ? s.origin() : base;
    return origin instanceof Value.Opaque o
        && (o.name().equals("typing.Protocol") || o.name().equals("typing_extensions.Protocol"));
  }

  private static boolean isAbstract(@Nullable Value member) {
    Value function = member instanceof Descriptor d ? d.function() : member;
    return function instanceof FunctionValue f && f.attributes().get(MARK) == Value.Singleton.TRUE;
  }
}
