package dk.pip.municipality;

/// The municipality's two colours, as it picked them: `#rrggbb`, small letters.
///
/// @param brand bars, buttons and (moved until it can be read) links
/// @param accent marks that carry no text: the bar beside a quote, the tear-off date
public record Theme(String brand, String accent) {
  public static final Theme DEFAULT = new Theme("#0b4a44", "#f2b632");
}
