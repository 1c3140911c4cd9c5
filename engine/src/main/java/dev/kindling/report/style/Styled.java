package dev.kindling.report.style;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Text with our colours, which are no part of the text: what a project calls something is only ever
 * text, whatever characters it holds, and {@link Lines} alone writes escapes.
 */
public final class Styled {

  /** Nothing. */
  public static final Styled NOTHING = new Styled(List.of());

  private final List<Span> spans;

  /**
   * A part of one look.
   *
   * @param codes of ANSI's SGR, as {@code 1;31}; empty for text as it is
   */
  record Span(String text, String codes) {

    private Span within(String outer) {
      return new Span(text, new StringJoiner(";").add(outer).add(codes).toString());
    }
  }

  private Styled(List<Span> spans) {
    this.spans = spans;
  }

  /** Joins texts, numbers and styled texts. */
  public static Styled of(Object... parts) {
    List<Span> spans = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof Styled styled) {
        spans.addAll(styled.spans);
      } else if (!part.toString().isEmpty()) {
        spans.add(new Span(part.toString(), ""));
      }
    }
    return new Styled(List.copyOf(spans));
  }

  /** The same with a look around it. */
  Styled in(String codes) {
    return new Styled(
        spans.stream()
            .map(span -> span.codes().isEmpty() ? new Span(span.text(), codes) : span.within(codes))
            .toList());
  }

  /** Several with a text between them. */
  public static Styled join(String between, List<Styled> parts) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      all.add(i == 0 ? NOTHING : between);
      all.add(parts.get(i));
    }
    return of(all.toArray());
  }

  List<Span> spans() {
    return spans;
  }

  public boolean isEmpty() {
    return spans.isEmpty();
  }

  /** The text alone. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    spans.forEach(span -> text.append(span.text()));
    return text.toString();
  }
}
