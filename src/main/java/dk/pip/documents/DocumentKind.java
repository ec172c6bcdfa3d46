package dk.pip.documents;

/// What can be read.
public enum DocumentKind {
  PDF,
  DOCX,
  ODT
}
