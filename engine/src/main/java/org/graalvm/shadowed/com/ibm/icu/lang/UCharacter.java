package org.graalvm.shadowed.com.ibm.icu.lang;

/**
 * The part of ICU that the unpacked Python parser calls, on the JDK's own Unicode tables: ICU
 * itself would weigh forty times the parser.
 */
public final class UCharacter {

  /** ICU's number of the property XID_Start. */
  private static final int XID_START = 33;

  private UCharacter() {}

  /** Whether the character may begin, or else continue, an identifier. */
  public static boolean hasBinaryProperty(int character, int property) {
    return property == XID_START
        ? Character.isUnicodeIdentifierStart(character)
        : Character.isUnicodeIdentifierPart(character)
            && !Character.isIdentifierIgnorable(character);
  }

  /** The character of that name; -1 where there is none. */
  public static int getCharFromName(String name) {
    try {
      return Character.codePointOf(name);
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  /** The JDK knows no extended names. */
  public static int getCharFromExtendedName(String name) {
    return -1;
  }

  /** The JDK knows no aliases. */
  public static int getCharFromNameAlias(String name) {
    return -1;
  }
}
