using System.Buffers.Binary;

using Hub.Store;

namespace Hub.Deposition.Uploads;

/// <summary>
/// How far an upload is known to be what was sent, while pieces with checksums come: written down before the first byte of such a piece,
/// and again when its bytes were found right, so that a hub that dies between the two keeps none of them.
/// </summary>
/// <param name="path">Its file, beside the upload's bytes; where there is none, all of them count.</param>
internal sealed class CheckedMark(string path)
{
    /// <summary>How many bytes count; null where all do.</summary>
    public long? Read()
    {
        try
        {
            using var file = File.OpenHandle(path);
            Span<byte> number = stackalloc byte[sizeof(long)];
            return RandomAccess.Read(file, number, 0) == number.Length ? BinaryPrimitives.ReadInt64LittleEndian(number) : null;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Says of what is about to be written whether it counts at once; durable when this returns.</summary>
    /// <param name="length">How many bytes are here.</param>
    /// <param name="isChecked">Whether the next ones have a checksum.</param>
    public void Begin(long length, bool isChecked)
    {
        if (isChecked && Read() != length)
        {
            Write(length);
            DurableFolder.Flush(Path.GetDirectoryName(path)!);
        }
        else if (!isChecked && File.Exists(path))
        {
            File.Delete(path);
            DurableFolder.Flush(Path.GetDirectoryName(path)!);
        }
    }

    /// <summary>Lets bytes count that were found right; durable when this returns.</summary>
    /// <param name="length">How many bytes are right.</param>
    public void Write(long length)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(number, length);
        using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write);
        RandomAccess.Write(file, number, 0);
        RandomAccess.FlushToDisk(file);
    }
}
