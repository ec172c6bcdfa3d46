package dk.pip.mail;

import dk.pip.shared.Id;
import java.util.UUID;

/// Names a mail in the demo's mailbox.
public record MailId(UUID value) implements Id {}
