using System.Runtime.InteropServices;

namespace Hub.Indexing.Storage;

/// <summary>Where the files of an index lie. Files are written once, from beginning to end, and never changed.</summary>
public interface IIndexDirectory
{
    /// <summary>Takes the right to write, until disposed.</summary>
    /// <exception cref="IOException">Another writer has it, or the place is read-only.</exception>
    IDisposable Lock();

    /// <summary>The names of all files.</summary>
    IReadOnlyList<string> List();

    /// <summary>Begins a new file; one of the same name is replaced.</summary>
    IIndexFile Create(string name);

    /// <summary>Makes the whole of a file readable as memory; it stays so until disposed, even when the file is deleted.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    SafeBuffer Map(string name);

    /// <summary>Gives a file a new name at once, in place of one that has it; once back, the change outlives a crash.</summary>
    void Rename(string from, string to);

    /// <summary>Removes a file; no error where it is gone already.</summary>
    void Delete(string name);
}
