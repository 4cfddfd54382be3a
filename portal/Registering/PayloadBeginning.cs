using System.Text;

using Hub.Records;

namespace Hub.Portal.Registering;

/// <summary>The beginning of a payload, to be read by people.</summary>
internal static class PayloadBeginning
{
    private const int MostText = 6_000;

    /// <summary>Its first characters.</summary>
    internal static async Task<string> ReadAsync(PayloadPart part, CancellationToken cancellationToken)
    {
        await using var stream = await part.Content.OpenReadAsync(cancellationToken);
        var bytes = new byte[Math.Min(part.Content.Length, MostText)];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return Encoding.UTF8.GetString(bytes);
    }
}
