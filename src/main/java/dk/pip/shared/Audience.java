package dk.pip.shared;

/// Who something is for. What is for staff is read by those who are signed in, whatever their role.
public enum Audience {
  STAFF,
  PUBLIC
}
