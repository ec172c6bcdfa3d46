package dk.pip.mailing;

import dk.pip.serveranswers.Reason;

/// Some deliveries of a mailing that were refused for one reason.
///
/// @param code of SMTP, of the example
/// @param example one of the servers' answers
public record Refusal(Reason reason, long count, int code, String example) {}
