/// The keys of the line editor, as F1 lists them and the manual prints them.
public enum KeyBindings {
  /// Keys and what they do, in reading order.
  public static let all: [(keys: String, does: String)] = [
    ("Enter", "run the input, or go on with it on the next line while it is incomplete"),
    ("Alt-Enter", "start a new line in any case"),
    ("Tab, Shift-Tab", "complete; in the menu, the next or previous candidate"),
    ("Up, Down, Ctrl-P, Ctrl-N", "move by line, then through the history"),
    ("Page Up, Page Down, Alt-<, Alt->", "oldest entry of the history, back to the line being written"),
    ("Ctrl-R, Ctrl-S", "search the history backward, forward"),
    ("Left, Right, Ctrl-B, Ctrl-F", "move by character; at the end, take over the suggestion"),
    ("Alt-B, Alt-F, Ctrl-Left, Ctrl-Right", "move by word"),
    ("Home, End, Ctrl-A, Ctrl-E", "beginning and end of the line"),
    ("Ctrl-Home, Ctrl-End", "beginning and end of the input"),
    ("Backspace, Delete, Ctrl-D", "delete a character; Ctrl-D on an empty line leaves"),
    ("Ctrl-W, Alt-Backspace, Alt-D", "cut back to a space, the word before, the word after"),
    ("Ctrl-U, Ctrl-K", "cut to the beginning, to the end of the line"),
    ("Ctrl-Y, Alt-Y", "insert what was cut last, what was cut before it"),
    ("Ctrl-T, Alt-T", "exchange two characters, two words"),
    ("Alt-U, Alt-L, Alt-C", "make a word upper case, lower case, capitalised"),
    ("Ctrl-_, Ctrl-X Ctrl-U", "undo"),
    ("Ctrl-V", "insert the next key as it is"),
    ("Ctrl-X Ctrl-E", "write the input in an editor"),
    ("Ctrl-C, Ctrl-G", "give the line up, give a search or menu up"),
    ("Ctrl-L", "clear the screen"),
    ("Ctrl-Z", "stop; fg goes on"),
    ("F1", "this list"),
  ]
}
