using System.Runtime.InteropServices;

namespace Hub.Indexing.Terms;

/// <summary>Where a dictionary lies in the file of terms.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TermDictionaryPlace(int Count, long Data, long DataLength, long Table, long TableLength);
