package dk.pip.incoming;

import dk.pip.incoming.ReadLetter.Tongue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Guesses the language of a letter by its smallest words. What is too short to tell is Danish.
final class TongueGuess {
  private static final int MOST = 20_000;
  private static final int SHORT = 8;
  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "da",
          words("og i jeg det at en den til er som på de med han af for ikke der var mig sig men et har om vi min havde ham hun nu over da fra du ud sin dem os op man hans hvor eller hvad skal selv her alle vil blev kunne ind når være dog noget ville jo deres efter ned skulle denne end dette mit også under have dig anden hende mine alt meget sit sine vor mod disse hvis din nogle hos blive mange ad bliver hendes været hej tak kan hvorfor jeres sådan nogen altså kommune borger går ved ja nej kom kommer forbi må får fik gør gjorde tager vores jer dag uge ny nye nyt godt bare alt mandag tirsdag onsdag torsdag fredag lørdag søndag billede billedet børn skole skolen så lige igen mellem gerne"),
          "en",
          words("the and is to of in that it for you with on are was this have be at not as from or we an by they i my but so if will would can has there their what our your been were which who about when more do all just out up no one could please thank thanks hello hi dear how me his her had some any"),
          "no",
          words("og jeg det ikke på til er som med av for den har de var et men vi hva meg deg seg noe noen etter være vært blitt hvordan hvorfor også bare nå mye fra kom skal gikk ble kunne skulle selv hei takk dere uten eller enn disse fordi hvor"),
          "sv",
          words("och jag det inte att är som på med av för den har de var ett men vi vad mig dig sig något några efter vara varit blivit hur varför också bara nu mycket från skall gick blev kunde skulle själv hej tack ni utan eller än dessa när till om vid"),
          "de",
          words("und ich das nicht zu ist die der den dem mit auf für es ein eine war aber wir was mich sich haben nach sein wie warum auch nur jetzt viel von kann wird wurde bei oder als wenn ihr sie im am zum zur hallo danke bitte"),
          "fr",
          words("le la les et des est une un pour dans que qui pas sur avec vous nous je il elle ce cette sont par plus bonjour merci du au aux mais ou où très été avoir"),
          "pl",
          words("i w na z do się nie że jest to jak po za od dla czy dzień dobry bardzo dziękuję są co ale tak pan pani"),
          "es",
          words("el la los las y es una un para en que no por con se su lo del al hola gracias pero muy más esta este son como"));

  /// What Danes don't write.
  private static final Set<String> NORWEGIAN = words("hei dere meg deg seg noe noen etter vært blitt mye uten vennlig");

  /// The same of Swedes, who name a Danish place all the same.
  private static final Set<String> SWEDISH = words("och inte är från något några också mycket här när att jag vad varför många våra gärna någon förra");

  private TongueGuess() {}

  private static Set<String> words(String all) {
    return Set.of(Arrays.stream(all.split(" ")).distinct().toArray(String[]::new));
  }

  static Tongue of(String text) {
    var some = (text.length() > MOST ? text.substring(0, MOST) : text).toLowerCase(Locale.ROOT);
    if (isOfOtherLetters(some)) {
      return Tongue.OTHER;
    }
    var all = Arrays.stream(some.split("[^\\p{L}]+")).filter(word -> !word.isEmpty()).toList();
    var counts = new HashMap<String, Integer>();
    WORDS.forEach((language, words) -> counts.put(language, count(all, words)));
    var danish = counts.getOrDefault("da", 0);
    if (counts.getOrDefault("no", 0) * 4 >= danish * 3 && all.stream().filter(NORWEGIAN::contains).distinct().count() >= 3) {
      return Tongue.OTHER;
    }
    if (all.stream().filter(SWEDISH::contains).distinct().count() >= 3 && all.stream().filter(word -> word.matches(".*[æø].*")).distinct().count() < 2) {
      return Tongue.OTHER;
    }
    var best = counts.values().stream().max(Integer::compare).orElse(0);
    if (best * 10 < all.size()) {
      return all.size() >= 12 && !some.matches("(?s).*[æøå].*") ? Tongue.OTHER : Tongue.DANISH;
    }
    if (all.size() < SHORT && best < 2 || danish.equals(best) || danish * 10 >= best * 9 && hasDanish(some)) {
      return Tongue.DANISH;
    }
    return counts.getOrDefault("en", 0).equals(best) ? Tongue.ENGLISH : Tongue.OTHER;
  }

  /// What neither Norwegians nor Swedes write.
  private static boolean hasDanish(String text) {
    return text.contains(" af ") || text.contains("hvad") || text.contains("noget") || text.contains("efter");
  }

  private static int count(List<String> all, Set<String> words) {
    return (int) all.stream().filter(words::contains).count();
  }

  private static boolean isOfOtherLetters(String text) {
    var latin = text.codePoints().filter(sign -> Character.isLetter(sign) && Character.UnicodeScript.of(sign) == Character.UnicodeScript.LATIN).count();
    var others = text.codePoints().filter(sign -> Character.isLetter(sign) && Character.UnicodeScript.of(sign) != Character.UnicodeScript.LATIN).count();
    return others > latin;
  }
}
