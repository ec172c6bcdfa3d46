package dk.pip.api.web;

import dk.pip.api.ApiAddresses;
import dk.pip.frame.PublicFrame;

/// The API, for those who make programs.
///
/// @param root where the API is, with scheme and host where they are known
/// @param site scheme and host; empty where nobody has said
/// @param example an answer as it is now
public record DevelopersPage(PublicFrame frame, String root, String site, String example) {
  /// Where a list stands, from the site's root.
  public String place(String name) {
    return ApiAddresses.ROOT + "/" + name;
  }

  public String curl(String path) {
    return "curl '" + root + path + "'";
  }

  public String curlWithKey() {
    return "curl -H 'Authorization: Bearer pip_…' '" + root + "/medarbejder/historier'";
  }

  public String curlUnchanged() {
    return "curl -i -H 'If-None-Match: \"…\"' '" + root + "/historier'";
  }

  public String problem() {
    return """
        {
          "type": "/api#fejl",
          "title": "…",
          "status": 400,
          "detail": "…",
          "parameter": "sektoin"
        }""";
  }

  public String message() {
    return """
        POST /pip HTTP/1.1
        Content-Type: application/json
        webhook-id: msg_0195…
        webhook-timestamp: 1773302400
        webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=

        {"type":"edition.published","timestamp":"2026-03-12T08:00:00Z","data":{"edition":{"id":"2026-03",…},"stories":[{"id":"2026/baenken",…}]}}""";
  }

  public String check() {
    return """
        import base64, hashlib, hmac, time

        def is_from_pip(secret, headers, body):
            key = base64.b64decode(secret.removeprefix("whsec_"))
            signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
            right = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
            fresh = abs(time.time() - int(headers["webhook-timestamp"])) < 300
            return fresh and any(hmac.compare_digest(right, one) for one in headers["webhook-signature"].split())""";
  }

  public String frameCode() {
    return "<iframe src=\"" + site + EmbedChoice.PATH + "?antal=5\" title=\"" + frame.imprint().newsletter() + "\" width=\"100%\" height=\"610\"></iframe>";
  }
}
