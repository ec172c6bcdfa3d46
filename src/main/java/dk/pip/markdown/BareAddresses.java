package dk.pip.markdown;

import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;

/// Makes links of addresses that stand bare and without `https://` or `www.`: »kommune.dk/bibliotek«. Only those with a path
/// and an ending that is no Danish or English word, as a blank is often missing after a full stop: »Læs det nu.se/hør«.
final class BareAddresses implements PostProcessor {
  private static final Set<String> ENDINGS = Set.of("dk", "com", "org", "net", "eu");

  private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?";
  private static final String HOST = "(?:" + LABEL + "\\.){1,5}(?:" + String.join("|", ENDINGS.stream().sorted().toList()) + ")";
  private static final Pattern ADDRESS =
      Pattern.compile("(?<![\\p{L}\\p{N}\\p{M}@./\\\\:_~%&=?#+-])" + HOST + "/[\\p{L}\\p{N}?#~_%][^\\s<>\"«»“”„]{0,500}");

  private static final Pattern SCHEME = Pattern.compile("(?i)^(?:mailto|tel|sms):");

  /// »dr.dk/tv2.dk« are two sites that somebody named side by side.
  private static final Pattern OTHER_SITE = Pattern.compile(HOST + "/" + HOST + "(?:/.*)?");

  @Override
  public Node process(Node document) {
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            shorten(link);
          }

          @Override
          public void visit(Text text) {
            link(text);
          }
        });
    return document;
  }

  /// »<mailto:name@kommune.dk>«, as mail programs write it, is read as the mailbox alone.
  private static void shorten(Link link) {
    if (link.getFirstChild() instanceof Text text && text.getNext() == null && text.getLiteral().equals(link.getDestination())) {
      text.setLiteral(SCHEME.matcher(text.getLiteral()).replaceFirst(""));
    }
  }

  private static void link(Text text) {
    var literal = text.getLiteral();
    if (literal.indexOf('/') < 0) {
      return;
    }
    var matcher = ADDRESS.matcher(literal);
    var since = 0;
    while (matcher.find()) {
      var address = withoutMarks(matcher.group());
      var target = LinkTarget.of(address);
      if (!target.leads() || OTHER_SITE.matcher(address).matches()) {
        continue;
      }
      if (matcher.start() > since) {
        text.insertBefore(new Text(literal.substring(since, matcher.start())));
      }
      var link = new Link(target.address(), null);
      link.appendChild(new Text(address));
      text.insertBefore(link);
      since = matcher.start() + address.length();
    }
    if (since == 0) {
      return;
    }
    if (since < literal.length()) {
      text.insertBefore(new Text(literal.substring(since)));
    }
    text.unlink();
  }

  /// The marks of the sentence around it are no part of an address, nor is a bracket that began before it.
  private static String withoutMarks(String found) {
    var end = found.length();
    while (end > 0) {
      var last = found.charAt(end - 1);
      var inside = found.substring(0, end - 1);
      if (last == ')' && inside.chars().filter(c -> c == '(').count() > inside.chars().filter(c -> c == ')').count()) {
        break;
      }
      if (".,;:!?)]}'’*_~…–-".indexOf(last) < 0) {
        break;
      }
      end--;
    }
    return found.substring(0, end);
  }
}
