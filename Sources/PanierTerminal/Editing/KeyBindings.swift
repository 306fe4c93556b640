/// The keys of the line editor, as F1 lists them and the manual prints them.
public enum KeyBindings {
  /// Keys and what they do, in reading order.
  public static let all: [(keys: String, does: String)] = [
    ("Enter", "run the input, or begin a new line while it is incomplete; two empty lines run it as it is"),
    ("Alt-Enter", "begin a new line in any case"),
    ("Tab, Shift-Tab", "complete; in the menu, the next or previous candidate, and typing narrows it"),
    ("Up, Down, Ctrl-P, Ctrl-N", "move by line, and past the first and last one through the history"),
    ("Page Up, Page Down", "oldest entry of the history, back to the line being written"),
    ("Ctrl-R, Ctrl-S", "search the history backward, forward"),
    ("Left, Right, Ctrl-B, Ctrl-F", "move by character; Right at the end takes the suggestion over"),
    ("Alt-B, Alt-F, Ctrl-Left, Ctrl-Right", "move by word; at the end, take over a word of the suggestion"),
    ("Home, End, Ctrl-A, Ctrl-E", "beginning and end of the line; End at the end takes the suggestion over"),
    ("Alt-<, Alt->, Ctrl-Home, Ctrl-End", "beginning and end of the input"),
    ("Backspace, Delete, Ctrl-D", "delete a character; Ctrl-D on an empty line leaves"),
    ("Ctrl-W, Alt-Backspace, Alt-D", "cut back to a space, the word before, the word after"),
    ("Ctrl-U, Ctrl-K", "cut to the beginning, to the end of the line"),
    ("Ctrl-Y, Alt-Y", "insert what was cut last, what was cut before it"),
    ("Ctrl-T, Alt-T", "exchange two characters, two words"),
    ("Alt-U, Alt-L, Alt-C", "make a word upper case, lower case, capitalised"),
    ("Ctrl-_, Ctrl-X Ctrl-U", "undo, a word of typing or a command at a time"),
    ("Alt-_, Ctrl-X Ctrl-R", "do again what was undone"),
    ("Ctrl-V", "insert the next key as it is"),
    ("Ctrl-X Ctrl-E", "write the input in an editor"),
    ("Ctrl-C, Ctrl-G", "give the line up, give a search or menu up"),
    ("Ctrl-L", "clear the screen"),
    ("Ctrl-Z", "stop; fg goes on"),
    ("F1", "the page about the thing at the cursor, else this list"),
  ]
}
