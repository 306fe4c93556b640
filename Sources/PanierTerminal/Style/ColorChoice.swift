/// The operator's choice of colour, as `--color` takes it.
public enum ColorChoice: String, Sendable, CaseIterable {
  case auto, always, never
}
