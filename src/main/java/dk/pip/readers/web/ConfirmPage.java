package dk.pip.readers.web;

/// What a sign-up is about, before it is confirmed.
public record ConfirmPage(String token, String address, String lists, String wording) {}
