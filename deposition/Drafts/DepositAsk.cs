namespace Hub.Deposition.Drafts;

/// <summary>What somebody wants with a deposit.</summary>
public enum DepositAsk
{
    /// <summary>To see it: its people, stewards and above.</summary>
    See,

    /// <summary>To change metadata, files, release date, or to submit: its people.</summary>
    Edit,

    /// <summary>To share, hand over, delete or recover it: its owner.</summary>
    Own,

    /// <summary>To accept, return or withdraw it: curators and above.</summary>
    Curate,
}
