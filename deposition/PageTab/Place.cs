using System.Globalization;
using System.Runtime.InteropServices;

namespace Hub.Deposition.PageTab;

/// <summary>Where something stands in the text it was read from.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character in the line, from 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Place(int Line, int Column)
{
    /// <summary><c>line 12, column 3</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}");
}
