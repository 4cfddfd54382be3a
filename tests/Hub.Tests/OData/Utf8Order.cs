using System.Text;

namespace Hub.Tests.OData;

/// <summary>The order of texts by their UTF-8 bytes.</summary>
internal static class Utf8Order
{
    public static IComparer<string?> Comparer { get; } = Comparer<string?>.Create((left, right) =>
        left is null || right is null ? (left is null ? 0 : 1) - (right is null ? 0 : 1) : Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right)));
}
