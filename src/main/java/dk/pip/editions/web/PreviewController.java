package dk.pip.editions.web;

import dk.pip.access.Allowed;
import dk.pip.editions.Attachment;
import dk.pip.editions.EditionId;
import dk.pip.editions.Editions;
import dk.pip.editions.FolderForm;
import dk.pip.editions.PublicationId;
import dk.pip.editions.PublishedPages;
import dk.pip.editions.Version;
import dk.pip.shared.Role;
import dk.pip.shared.Sha256;
import dk.pip.web.HandedOver;
import dk.pip.web.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Shows editors what readers don't see: drafts as they would come out, and earlier versions as they did.
@Controller
class PreviewController {
  private static final Pattern ATTACHMENT = Pattern.compile("nyheder/\\d{4}/[^/]+/[^/]+\\.(?:pdf|docx|odt)");

  private final Editions editions;
  private final PublishedPages pages;

  PreviewController(Editions editions, PublishedPages pages) {
    this.editions = editions;
    this.pages = pages;
  }

  @Allowed(Role.EDITOR)
  @GetMapping("/redaktion/udgaver/{id}/visning/**")
  ResponseEntity<byte[]> preview(@PathVariable UUID id, HttpServletRequest request) {
    var prefix = "/redaktion/udgaver/" + id + "/visning/";
    var path = request.getRequestURI().substring(prefix.length());
    var file = editions.previewFile(new EditionId(id), path).orElseThrow(NotFound::new);
    if (ATTACHMENT.matcher(path).matches()) {
      var name = path.substring(path.lastIndexOf('/') + 1);
      return HandedOver.file(name, Attachment.Kind.ofName(name).map(Attachment.Kind::contentType).orElseThrow(), file, Sha256.hex(file), false);
    }
    var answer = ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store");
    answer.header(HttpHeaders.CONTENT_TYPE, contentType(path));
    if (path.equals(FolderForm.MAIL)) {
      // A mail carries its styles inside it, as no reader of mail fetches a style sheet.
      answer.header(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'");
    }
    return answer.body(file);
  }

  /// A page of one version. Links between its pages lead to the pages of the same version.
  @Allowed(Role.EDITOR)
  @GetMapping("/redaktion/udgaver/{id}/versioner/{number}/**")
  ResponseEntity<byte[]> version(@PathVariable UUID id, @PathVariable int number, HttpServletRequest request) {
    var version =
        editions.versions(new EditionId(id)).stream()
            .filter(each -> each.version() == number)
            .map(Version::id)
            .findFirst()
            .orElseThrow(NotFound::new);
    var prefix = "/redaktion/udgaver/" + id + "/versioner/" + number;
    var path = request.getRequestURI().substring(prefix.length());
    var attachment = pages.findAttachmentInVersion(version, path).orElse(null);
    if (attachment != null) {
      var content = attachment.content();
      return HandedOver.file(attachment.name(), content.kind().contentType(), content.bytes(), content.sha256(), false);
    }
    var page = pages.findInVersion(version, path).orElseThrow(NotFound::new);
    var body = new byte[page.body().remaining()];
    page.body().duplicate().get(body);
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_TYPE, page.contentType())
        .body(page.contentType().startsWith("text/html") ? within(prefix, version, body) : body);
  }

  private byte[] within(String prefix, PublicationId version, byte[] body) {
    var html = new String(body, StandardCharsets.UTF_8);
    for (var path : pages.pathsOf(version)) {
      html = html.replace("href=\"" + path + "\"", "href=\"" + prefix + path + "\"");
    }
    return html.getBytes(StandardCharsets.UTF_8);
  }

  private static String contentType(String path) {
    var ending = path.substring(path.lastIndexOf('.') + 1);
    return switch (ending) {
      case "html" -> "text/html;charset=utf-8";
      case "css" -> "text/css;charset=utf-8";
      case "txt" -> "text/plain;charset=utf-8";
      case "ics" -> "text/calendar;charset=utf-8";
      case "eml" -> "message/rfc822";
      case "pdf" -> "application/pdf";
      case "jpg" -> "image/jpeg";
      case "png" -> "image/png";
      case "svg" -> "image/svg+xml";
      case "woff2" -> "font/woff2";
      default -> "application/octet-stream";
    };
  }
}
