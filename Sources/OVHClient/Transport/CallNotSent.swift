/// A transport's word that it sent nothing, by an error of its own.
///
/// What buys is then certainly not under way, as after a connection that could not be made.
public protocol CallNotSent: Error {}
