package dev.kindling.python.syntax;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes of a source file to text, as Python's language reference has it: UTF-8, unless a byte-order
 * mark or a comment in the first two lines says otherwise.
 */
public final class Decoding {

  private static final Pattern COOKIE =
      Pattern.compile("^[ \\t\\f]*#.*?coding[:=][ \\t]*([-_.a-zA-Z0-9]+)");

  private Decoding() {}

  /** The file is not written in the encoding that it declares. */
  public static final class Undecodable extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    Undecodable(String message, int line) {
      super(message, null, false, false);
      this.line = line;
    }

    public int line() {
      return line;
    }
  }

  /** The text, with line feeds alone as line ends. */
  public static String decode(byte[] bytes) throws Undecodable {
    int start = 0;
    Charset charset = StandardCharsets.UTF_8;
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF) {
      start = 3;
    } else {
      charset = declared(bytes);
    }
    ByteBuffer content = ByteBuffer.wrap(bytes, start, bytes.length - start);
    String text;
    try {
      text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(content)
              .toString();
    } catch (CharacterCodingException e) {
      throw new Undecodable(
          "is not written in " + charset.name(), lineOf(bytes, content.position()));
    }
    if (text.indexOf('\0') >= 0) {
      throw new Undecodable("holds null bytes", 1);
    }
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static Charset declared(byte[] bytes) throws Undecodable {
    int line = 1;
    int start = 0;
    for (int i = 0; i <= bytes.length && line <= 2; i++) {
      if (i == bytes.length || bytes[i] == '\n') {
        String text =
            new String(bytes, start, Math.min(i - start, 400), StandardCharsets.ISO_8859_1);
        Matcher matcher = COOKIE.matcher(text);
        if (matcher.find()) {
          return charset(matcher.group(1), line);
        } else if (!text.isBlank() && !text.strip().startsWith("#")) {
          break;
        }
        line++;
        start = i + 1;
      }
    }
    return StandardCharsets.UTF_8;
  }

  private static Charset charset(String name, int line) throws Undecodable {
    String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
    if (plain.equals("utf-8") || plain.equals("utf8") || plain.startsWith("utf-8-")) {
      return StandardCharsets.UTF_8;
    } else if (plain.equals("latin-1") || plain.startsWith("latin-1-")) {
      return StandardCharsets.ISO_8859_1;
    }
    try {
      return Charset.forName(plain);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new Undecodable("declares the unknown encoding `" + name + "`", line);
    }
  }

  private static int lineOf(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < Math.min(position, bytes.length); i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
