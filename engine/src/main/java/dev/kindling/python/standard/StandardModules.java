package dev.kindling.python.standard;

import dev.kindling.python.values.NativeModules;
import dev.kindling.python.values.Value;
import org.jspecify.annotations.Nullable;

/** The modules of this package. */
public final class StandardModules implements NativeModules {

  @Override
  public @Nullable Value member(String module, String name) {
    String full = module + "." + name;
    return switch (module) {
      case "math" -> MathFunctions.member(name);
      case "json" ->
          switch (name) {
            case "dumps" -> Given.function(full, JsonWriter::dumps);
            case "loads" -> Given.function(full, JsonReader::loads);
            case "load" -> Given.function(full, JsonReader::load);
            default -> null;
          };
      case "csv" -> Tables.member(name);
      case "hashlib" -> Hashes.member(name);
      case "base64", "binascii" -> Encodings.member(module, name);
      case "uuid" -> Identifiers.member(name);
      case "string" -> StringModule.member(name);
      case "textwrap" -> TextWrap.member(name);
      case "urllib.parse" -> Urls.member(name);
      case "datetime" -> Dates.member(name);
      case "datetime.date", "datetime.datetime", "datetime.timezone", "datetime.time" ->
          Dates.ofClass(module, name);
      default -> SmallModules.member(full);
    };
  }
}
