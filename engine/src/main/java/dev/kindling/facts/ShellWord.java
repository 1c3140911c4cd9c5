package dev.kindling.facts;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words of a shell's command line: whatever stands in them, the shell reads them back. */
public final class ShellWord {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellWord() {}

  /** One word: as it is where no shell would touch it, else in single quotes. */
  public static String of(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** The words with spaces between. */
  public static String line(List<String> words) {
    return words.stream().map(ShellWord::of).collect(Collectors.joining(" "));
  }
}
