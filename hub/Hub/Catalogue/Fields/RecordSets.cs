namespace Hub.Catalogue;

/// <summary>The sets of records and what can be asked of each.</summary>
internal static class RecordSets
{
    /// <summary>What can be asked of a set.</summary>
    public static RecordFields Fields(RecordSet set) => set switch
    {
        RecordSet.Files => FileFields.Table,
        RecordSet.Components => ComponentFields.Table,
        RecordSet.Links => LinkFields.Table,
        _ => DatasetFields.Table,
    };

    /// <summary>The set that holds a dataset's list of this name; null where the list is part of the dataset's own record.</summary>
    public static RecordSet? Joined(string collection) => collection switch
    {
        nameof(RecordSet.Files) => RecordSet.Files,
        nameof(RecordSet.Components) => RecordSet.Components,
        nameof(RecordSet.Links) => RecordSet.Links,
        _ => null,
    };
}
