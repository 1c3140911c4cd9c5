package dev.kindling.python.builtins;

import dev.kindling.python.evaluation.AttributeStore;
import dev.kindling.python.standard.Inspection;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Descriptor;
import dev.kindling.python.values.EnumMember;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Raised;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Python's own functions of objects and their attributes. */
public final class ObjectFunctions {

  private ObjectFunctions() {}

  static Value descriptor(Descriptor.Kind kind, Arguments call) {
    Value function = call.get(0);
    return function == null ? call.unknown("a function is needed") : new Descriptor(kind, function);
  }

  static Value typeOf(Arguments call) {
    Value value = call.get(0);
    if (value instanceof Instance i) {
      return i.type();
    } else if (value instanceof EnumMember m) {
      return m.type();
    } else if (value instanceof Raised r && !(r.type() instanceof Value.Unknown)) {
      return r.type();
    } else if (call.positional().size() == 1 && value != null) {
      String name = Names.type(value);
      int dot = name.lastIndexOf('.');
      Value type =
          dot < 0
              ? Builtins.find(name)
              : call.interpreter()
                  .natives()
                  .member(name.substring(0, dot), name.substring(dot + 1));
      return type instanceof NativeFunction f && f.type()
          ? type
          : call.unknown("the type of " + Names.kind(value) + " is not followed");
    }
    return call.unknown("a class that is made by a call is not followed");
  }

  /** {@code str(…)}. */
  static Value text(Arguments call) {
    Value value = call.get(0, "object");
    Value encoding = call.get(1, "encoding");
    if (value == null) {
      return Value.of("");
    } else if (value instanceof Value.Bytes && encoding != null) {
      return ByteMethods.call((Value.Bytes) value, "decode", call.withoutFirst());
    }
    return encoding == null && call.get(2, "errors") == null
        ? NumberFunctions.text(value, call.site(), call.interpreter())
        : call.unknown("the encoding is not followed");
  }

  /** {@code object()}: equal to nothing but itself. */
  static Value plain(Arguments call) {
    return new NativeValue() {
      @Override
      public String typeName() {
        return "object";
      }
    };
  }

  static Value format(Arguments call) {
    Value value = call.get(0);
    Value spec = call.get(1);
    String text =
        value == null || spec != null && !(spec instanceof Text)
            ? null
            : Representation.format(
                value, spec instanceof Text t ? t.value() : "", call.interpreter());
    return text == null ? call.unknown("the text is not known") : Value.of(text);
  }

  static Value ascii(Arguments call) {
    String text =
        call.get(0) == null
            ? null
            : ascii(Representation.of(call.positional().get(0), call.interpreter()));
    return text == null ? call.unknown("the text is not known") : Value.of(text);
  }

  /** The text with escapes for whatever is not ASCII. */
  public static @Nullable String ascii(@Nullable String text) {
    if (text == null) {
      return null;
    }
    StringBuilder result = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c < 128) {
                result.append((char) c);
              } else {
                result.append(
                    String.format(
                        Locale.ROOT,
                        c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x",
                        c));
              }
            });
    return result.toString();
  }

  /** {@code vars(value)}. */
  static Value names(Arguments call) {
    Value value = call.get(0);
    if (value instanceof Instance i && i.type().foreignBase() == null) {
      return Container.DictValue.view(i.attributes());
    } else if (value instanceof NativeValue n && n.attribute("__dict__") != null) {
      return n.attribute("__dict__");
    } else if (value instanceof ModuleValue m && m.incomplete() == null) {
      return Container.DictValue.view(m.names());
    }
    return call.unknown("the names of it are not known");
  }

  /** {@code dir(value)} of a module. */
  static Value listed(Arguments call) {
    Value value = call.get(0);
    List<String> names = value == null ? null : Inspection.names(value);
    return names == null
        ? call.unknown("the names of it are not known")
        : new Container.ListValue(names.stream().map(name -> (Value) Value.of(name)).toList());
  }

  static Value deleteAttribute(Arguments call) {
    Value value = call.get(0);
    if (value == null || !(call.get(1) instanceof Text name)) {
      throw PythonError.unfollowed("which attribute is deleted is not known", call.site());
    }
    AttributeStore.delete(value, name.value(), call.site(), call.interpreter());
    return Value.Singleton.NONE;
  }

  static Value attribute(Arguments call) {
    Value value = call.get(0);
    if (value == null || !(call.get(1) instanceof Text name)) {
      return call.unknown("the name of the attribute is not known");
    }
    Value standard = call.get(2);
    try {
      return call.interpreter().attribute(value, name.value(), call.site());
    } catch (PythonError e) {
      if (standard == null || !e.typeName().equals("AttributeError")) {
        throw e;
      }
      return standard;
    }
  }

  static Value hasAttribute(Arguments call) {
    Value value = call.get(0);
    if (value == null || !(call.get(1) instanceof Text name)) {
      return call.unknown("the name of the attribute is not known");
    }
    try {
      Value found = call.interpreter().attribute(value, name.value(), call.site());
      return found instanceof Value.Unknown || value instanceof Value.Opaque
          ? call.unknown("whether there is an attribute `" + name.value() + "` is not known")
          : Value.Singleton.TRUE;
    } catch (PythonError e) {
      if (!e.typeName().equals("AttributeError")) {
        throw e;
      }
      return Value.Singleton.FALSE;
    }
  }

  static Value setAttribute(Arguments call) {
    Value value = call.get(0);
    Value content = call.get(2);
    if (value instanceof Instance i && content != null && call.get(1) instanceof Value.Unknown u) {
      i.attributes().forget(u.withMaybe(List.of(content)));
      return Value.Singleton.NONE;
    }
    if (value == null || content == null || !(call.get(1) instanceof Text name)) {
      throw PythonError.unfollowed("which attribute is set is not known", call.site());
    }
    AttributeStore.set(value, name.value(), content, call.site(), call.interpreter());
    return Value.Singleton.NONE;
  }
}
