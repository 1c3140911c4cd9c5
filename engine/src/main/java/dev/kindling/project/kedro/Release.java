package dev.kindling.project.kedro;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A final release of a Python package: {@code 0.18.14}. Missing parts are zeros. */
public record Release(List<Integer> parts) implements Comparable<Release> {

  private static final Pattern FINAL = Pattern.compile("\\d{1,6}(?:\\.\\d{1,6}){0,5}");

  /** Whether the text is a final release's number. */
  static boolean isFinal(String text) {
    return FINAL.matcher(text).matches();
  }

  public static Release of(String text) {
    List<Integer> parts = new ArrayList<>();
    for (String part : text.split("\\.")) {
      parts.add(Integer.parseInt(part));
    }
    return new Release(parts);
  }

  /** Whether the first parts are those of the other. */
  boolean startsWith(Release prefix) {
    for (int i = 0; i < prefix.parts.size(); i++) {
      if (part(i) != prefix.part(i)) {
        return false;
      }
    }
    return true;
  }

  /** The first parts. */
  Release first(int count) {
    return new Release(parts.subList(0, Math.max(1, Math.min(count, parts.size()))));
  }

  int size() {
    return parts.size();
  }

  int part(int index) {
    return index < parts.size() ? parts.get(index) : 0;
  }

  @Override
  public int compareTo(Release other) {
    for (int i = 0; i < Math.max(size(), other.size()); i++) {
      int order = Integer.compare(part(i), other.part(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    return String.join(".", parts.stream().map(String::valueOf).toList());
  }
}
