package dk.pip.mailing;

/// Why some deliveries of a mailing were refused, alike in the mail server's codes.
///
/// @param code of SMTP
/// @param status of RFC 3463, such as `5.1.1`, or empty
/// @param example one of the servers' answers
public record Refusal(int code, String status, long count, String example) {}
