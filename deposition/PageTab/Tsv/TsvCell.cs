using System.Runtime.InteropServices;

namespace Hub.Deposition.PageTab;

/// <summary>One cell of a tab-separated document.</summary>
/// <param name="Text">Its text, unquoted and trimmed.</param>
/// <param name="Place">Where it begins.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TsvCell(string Text, Place Place)
{
    /// <summary>Whether nothing is written in it.</summary>
    public bool IsEmpty => Text.Length == 0;
}
