using System.Runtime.InteropServices;

namespace Hub.Indexing.Columns;

/// <summary>Where a column of ordinals lies in the file of columns, and its shape.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OrdinalColumnPlace(long Offset, long Length, int Rows, int Values, int Width, bool Sparse, bool Multiple);
