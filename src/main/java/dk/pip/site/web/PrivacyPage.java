package dk.pip.site.web;

import dk.pip.frame.PublicFrame;

/// What is kept about those who read and those who sign in.
///
/// @param forgetDays how long somebody who has left every list is remembered
/// @param keepMonths how long a mailing knows to whom it was sent
/// @param auditYears how long it is kept who did what to accounts and settings
public record PrivacyPage(PublicFrame frame, int auditYears, long forgetDays, int keepMonths) {}
