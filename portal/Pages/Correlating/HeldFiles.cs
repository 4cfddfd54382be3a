using System.Security.Cryptography;

using Hub.Correlation;
using Hub.Deposition;
using Hub.Records;
using Hub.Store;

using Microsoft.AspNetCore.DataProtection;

namespace Hub.Portal.Pages;

/// <summary>Keeps a given file between two forms, and gives it back to the person who gave it only.</summary>
/// <param name="blobs">Where it lies.</param>
/// <param name="protection">Seals its name and digest.</param>
public sealed class HeldFiles(IBlobStore blobs, IDataProtectionProvider protection)
{
    private const char Separator = '\n';

    private readonly IDataProtector seal = protection.CreateProtector("Hub.Correlation.HeldFiles");

    /// <summary>Keeps a file.</summary>
    /// <param name="file">The file as it was sent.</param>
    /// <param name="account">Who sent it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What asks for it again.</returns>
    /// <exception cref="RefusedException">It is empty or too large.</exception>
    public async Task<string> HoldAsync(IFormFile file, string account, CancellationToken cancellationToken)
    {
        if (file.Length is 0 or > GivenFile.MostBytes)
        {
            throw new RefusedException(Refusal.Invalid, "file-size", $"The file has {file.Length} bytes; a file of landmarks or a transformation has 1 to {GivenFile.MostBytes}.") { Field = "File" };
        }

        var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellationToken);
        var kept = await blobs.KeepAsync(new MemoryContent(bytes.ToArray()), cancellationToken);
        var name = string.Concat(Path.GetFileName(file.FileName).Where(letter => !char.IsControl(letter)));
        return seal.Protect(string.Join(Separator, account, kept.Digest, name.Length > 120 ? name[^120..] : name));
    }

    /// <summary>Gives a file back.</summary>
    /// <param name="held">As <see cref="HoldAsync"/> gave it.</param>
    /// <param name="account">Who asks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">It was not given by this account.</exception>
    public async Task<(string Name, ReadOnlyMemory<byte> Bytes)> ReadAsync(string held, string account, CancellationToken cancellationToken)
    {
        if (Opened(held) is not [var owner, var digest, var name] || owner != account)
        {
            throw new RefusedException(Refusal.Invalid, "file-lost", "The file is no longer at hand; choose it again.") { Field = "File" };
        }

        await using var blob = await blobs.OpenReadAsync(digest, cancellationToken);
        var bytes = new MemoryStream();
        await blob.CopyToAsync(bytes, cancellationToken);
        return (name, bytes.ToArray());
    }

    private string[]? Opened(string held)
    {
        try
        {
            return seal.Unprotect(held).Split(Separator);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
