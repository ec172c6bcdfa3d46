package dk.pip;

public final class Pip {
  public static void main(String[] args) {}
}
