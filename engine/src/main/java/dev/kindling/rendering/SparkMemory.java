package dev.kindling.rendering;

import dev.kindling.configuration.Setting;
import dev.kindling.facts.InvalidInput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pod's memory as Spark wants it told: heap and overhead, which together are the limit. Spark
 * refuses Kubernetes' units, and takes {@code spark.driver.memory} for the heap alone, to which it
 * would add the overhead.
 */
final class SparkMemory {

  private static final Pattern QUANTITY = Pattern.compile("(\\d+(?:\\.\\d+)?)([KMGT]i|[kKMGT])?");
  private static final Pattern SPARK_SIZE = Pattern.compile("\\d+[bkmgt]b?");
  private static final Map<String, BigInteger> UNITS = new TreeMap<>();
  private static final long LEAST_OVERHEAD = 384;

  // Below this Spark's own reserve does not fit into the heap, and the driver ends at once.
  private static final long LEAST_HEAP = 450;

  static {
    for (int i = 1; i <= 4; i++) {
      String letter = "KMGT".substring(i - 1, i);
      UNITS.put(letter + "i", BigInteger.ONE.shiftLeft(10 * i));
      UNITS.put(letter, BigInteger.TEN.pow(3 * i));
    }
    UNITS.put("k", BigInteger.TEN.pow(3));
  }

  private SparkMemory() {}

  /**
   * Properties of the driver and of the executors for a limit.
   *
   * @throws InvalidInput when the limit is no amount of memory, or too small for Spark
   */
  static Map<String, String> properties(Setting<String> limit) {
    String text = limit.require("the memory of a pod");
    Map<String, String> properties = new TreeMap<>();
    if (SPARK_SIZE.matcher(text).matches()) {
      properties.put("spark.driver.memory", text);
      properties.put("spark.executor.memory", text);
      return properties;
    }
    long megabytes = mebibytes(text, limit);
    long overhead = Math.max(LEAST_OVERHEAD, megabytes - (long) (megabytes / 1.4));
    long heap = megabytes - overhead;
    if (heap < LEAST_HEAP) {
      throw new InvalidInput(
          limit.origin(),
          "`"
              + limit.key()
              + "` is "
              + text
              + ", too little for a Spark driver; set it to "
              + (LEAST_HEAP + LEAST_OVERHEAD)
              + "Mi or more");
    }
    for (String role : new String[] {"driver", "executor"}) {
      properties.put("spark." + role + ".memory", heap + "m");
      properties.put("spark." + role + ".memoryOverhead", overhead + "m");
    }
    return properties;
  }

  private static long mebibytes(String text, Setting<String> limit) {
    Matcher quantity = QUANTITY.matcher(text);
    if (!quantity.matches() || text.length() > 20) {
      throw new InvalidInput(
          limit.origin(),
          "`"
              + limit.key()
              + "` is `"
              + text
              + "`; write an amount of memory, as `4Gi` or `4096Mi`");
    }
    BigInteger unit = quantity.group(2) == null ? BigInteger.ONE : UNITS.get(quantity.group(2));
    return new BigDecimal(quantity.group(1))
        .multiply(new BigDecimal(unit))
        .divide(new BigDecimal(1 << 20), 0, RoundingMode.DOWN)
        .longValueExact();
  }
}
