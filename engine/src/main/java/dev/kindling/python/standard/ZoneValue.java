package dev.kindling.python.standard;

import dev.kindling.python.values.NativeValue;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** {@code datetime.timezone} of a fixed offset. */
record ZoneValue(ZoneOffset offset) implements NativeValue {

  @Override
  public String typeName() {
    return "datetime.timezone";
  }

  @Override
  public @Nullable String repr() {
    return offset.getTotalSeconds() == 0
        ? "datetime.timezone.utc"
        : "datetime.timezone(" + new DeltaValue(offset.getTotalSeconds() * 1_000_000L).repr() + ")";
  }

  @Override
  public String text() {
    return offset.getTotalSeconds() == 0 ? "UTC" : "UTC" + offset.getId();
  }
}
