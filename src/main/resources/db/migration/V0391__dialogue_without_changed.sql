-- Nothing has ever counted in it.
alter table dialogue.dialogue drop column changed;
