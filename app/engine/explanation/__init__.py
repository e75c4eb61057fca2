"""What a program says beside its sessions: reasons, what could not be met, what to know, how to go on."""
