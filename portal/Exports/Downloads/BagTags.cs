using System.Security.Cryptography;
using System.Text;

namespace Hub.Portal.Exports;

/// <summary>The tag files of a bag, each with its SHA-256 in the last of them.</summary>
/// <param name="zip">Where to.</param>
/// <param name="folder">The bag's folder in it, with a slash at its end.</param>
internal sealed class BagTags(ZipWriter zip, string folder)
{
    private const string Manifest = "tagmanifest-sha256.txt";

    private readonly StringBuilder sums = new();

    /// <summary>Adds a tag file.</summary>
    public Task AddAsync(string name, ReadOnlyMemory<byte> text, CancellationToken cancellationToken) =>
        AddAsync(name, output => output.WriteAsync(text, cancellationToken).AsTask(), cancellationToken);

    /// <summary>Adds a tag file of any length.</summary>
    public Task AddAsync(string name, Func<Stream, Task> write, CancellationToken cancellationToken) => zip.AddTextAsync(
        folder + name,
        async output =>
        {
            using var hash = SHA256.Create();
            await using (var hashed = new CryptoStream(output, hash, CryptoStreamMode.Write, leaveOpen: true))
            {
                await write(hashed);
            }

            sums.Append(Convert.ToHexStringLower(hash.Hash!)).Append("  ").Append(name).Append('\n');
        },
        cancellationToken);

    /// <summary>Adds the last one.</summary>
    public Task EndAsync(CancellationToken cancellationToken) =>
        zip.AddTextAsync(folder + Manifest, output => output.WriteAsync(Encoding.UTF8.GetBytes(sums.ToString()), cancellationToken).AsTask(), cancellationToken);
}
