package dev.kindling.configuration;

import dev.kindling.facts.InvalidInput;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as Kubernetes writes them: {@code 500m}, {@code 2Gi}, {@code 1e3}. */
final class Quantity {

  private static final Pattern SYNTAX =
      Pattern.compile("\\+?(\\d+\\.?\\d*|\\.\\d+)(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\\d{1,2}))?");
  private static final Map<String, Integer> TENS =
      Map.of("n", -9, "u", -6, "m", -3, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
  private static final String TWOS = "KMGTPE";

  private Quantity() {}

  /** The amount; empty where it is none. */
  static Optional<BigDecimal> parse(String text) {
    Matcher matcher = SYNTAX.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(matcher.group(1).replaceFirst("\\.$", ""));
    String unit = matcher.group(2);
    if (unit != null && unit.endsWith("i")) {
      BigDecimal factor = BigDecimal.valueOf(1024).pow(TWOS.indexOf(unit.charAt(0)) + 1);
      return Optional.of(number.multiply(factor));
    }
    int tens =
        unit != null
            ? TENS.get(unit)
            : matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    return Optional.of(number.scaleByPowerOfTen(tens));
  }

  /**
   * Refuses requests above their limits, as Kubernetes does when the pod is made. What is none of
   * its amounts, as a template of Airflow's, is left to it.
   */
  static void check(
      SortedMap<String, String> requests, SortedMap<String, String> limits, SettingsSection asked) {
    requests.forEach(
        (name, amount) -> {
          Optional<BigDecimal> request = parse(amount);
          Optional<BigDecimal> limit =
              Optional.ofNullable(limits.get(name)).flatMap(Quantity::parse);
          if (request.isPresent()
              && limit.isPresent()
              && request.get().compareTo(limit.get()) > 0) {
            throw new InvalidInput(
                asked.place(name),
                "`%s` requests %s, above its limit of %s, and Kubernetes refuses such a pod; lower the request or raise the limit"
                    .formatted(asked.full(name), amount, limits.get(name)));
          }
        });
  }
}
